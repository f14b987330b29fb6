namespace TrueWatch.SpecEvolution.Matching;

/// <summary>An operation of the baseline and the one that it has become.</summary>
internal sealed record OperationPair(DocumentPair Documents, ApiOperation Old, ApiOperation New)
{
    public Match<ApiParameter> Parameters { get; } = new(Old.Parameters, New.Parameters, one => one.Key, one => one.PathIndex, one => one.Name);
    public Match<Entry> Responses { get; } = new(Old.Responses, New.Responses, response => response.Name.ToUpperInvariant());

    /// <summary>The responses, also with what answers in their place: ranges and the default for codes, and codes for those.</summary>
    public List<(Entry Old, Entry New)> ResponsePairs => [.. Responses.Pairs, ..
        from old in Responses.Removed
        let heir = New.Responses.Find(one => IsRange(one) && IsOfFamily(one, old)) ?? Responses.Added.Find(one => IsRange(old) && IsOfFamily(one, old))
            ?? New.Responses.Find(one => old.Name == "default" ? IsSuccess(one) && !Old.Responses.Exists(IsSuccess) : one.Name == "default" && !IsSuccess(old))
        where heir is not null
        select (old, heir)];

    public Match<Entry> Body { get; } = Documents.MatchContent(Old.Body, New.Body);
    public Subject Subject => New.Subject;

    public static bool IsSuccess(Entry response) => response.Name.StartsWith("2", StringComparison.Ordinal);

    /// <summary>A change of the operation, or of a part that may agree to it itself.</summary>
    public Finding Find(Rule rule, YamlNode? place, YamlNode? was, string what, YamlNode? part = null, Levels levels = Levels.All)
        => new(rule, place ?? New.Site, was, what, [part, New.Node, rule.Kind == ChangeKind.Removed ? New.PathItem : null], levels);

    private static bool IsRange(Entry response) => response.Name.EndsWith("XX", StringComparison.OrdinalIgnoreCase);
    private static bool IsOfFamily(Entry one, Entry other) => one.Name.FirstOrDefault() == other.Name.FirstOrDefault();
}
