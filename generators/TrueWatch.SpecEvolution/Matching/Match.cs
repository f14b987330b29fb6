namespace TrueWatch.SpecEvolution.Matching;

/// <summary>Which parts of a list are still there in another one.</summary>
internal sealed class Match<T>
{
    /// <summary>Matches by keys: what the first one does not match, the next one may.</summary>
    public Match(IEnumerable<T> old, IEnumerable<T> @new, params Func<T, string?>[] keys)
    {
        (Removed, Added) = ([.. old], [.. @new]);
        var taken = new HashSet<T>();
        foreach (var key in keys)
        {
            var partners = Added.GroupBy(one => key(one) ?? "").ToDictionary(group => group.Key, group => new Queue<T>(group), StringComparer.Ordinal);
            Removed.RemoveAll(one => key(one) is { } text && partners.TryGetValue(text, out var queue) && queue.Count > 0 && Pair(one, queue.Dequeue()));
            Added.RemoveAll(taken.Contains);
        }

        bool Pair(T one, T other)
        {
            Pairs.Add((one, other));
            return taken.Add(other);
        }
    }

    public List<(T Old, T New)> Pairs { get; } = [];

    public List<T> Removed { get; }

    public List<T> Added { get; }
}
