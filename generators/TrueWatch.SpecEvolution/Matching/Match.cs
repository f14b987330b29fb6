namespace TrueWatch.SpecEvolution.Matching;

/// <summary>Which parts of a list are still there in another one.</summary>
internal sealed class Match<T>
{
    /// <summary>Matches by keys: what the first one does not match, the next one may.</summary>
    public Match(IEnumerable<T> old, IEnumerable<T> @new, params Func<T, string?>[] keys)
    {
        (Removed, Added) = ([.. old], [.. @new]);
        foreach (var key in keys)
        {
            var partners = Added.ToLookup(key);
            var groups = Removed.Where(one => key(one) is not null).GroupBy(key);
            Pairs.AddRange(groups.SelectMany(group => group.Zip(partners[group.Key], (one, other) => (one, other))));
            Removed.RemoveAll(new HashSet<T>(Pairs.Select(pair => pair.Old)).Contains);
            Added.RemoveAll(new HashSet<T>(Pairs.Select(pair => pair.New)).Contains);
        }
    }

    public List<(T Old, T New)> Pairs { get; } = [];

    public List<T> Removed { get; }
    public List<T> Added { get; }
}
