namespace TrueWatch.SpecEvolution.Matching;

/// <summary>An operation of the baseline and the one that it has become.</summary>
internal sealed record OperationPair(DocumentPair Documents, ApiOperation Old, ApiOperation New)
{
    public Match<ApiParameter> Parameters { get; } = new(Old.Parameters, New.Parameters, one => one.Key, one => one.PathIndex, one => one.Name);

    public Match<Entry> Responses { get; } = new(Old.Responses, New.Responses, response => response.Name.ToUpperInvariant());

    public Match<Entry> Body { get; } = Documents.MatchContent(Old.Body, New.Body);

    public Subject Subject => New.Subject;

    /// <summary>A change of the operation, or of a part that may agree to it itself.</summary>
    public Finding Find(Rule rule, YamlNode? place, YamlNode? was, string what, YamlNode? part = null, Levels levels = Levels.All)
        => new(rule, place ?? New.Site, was, what, [part, New.Node, rule.Kind == ChangeKind.Removed ? New.PathItem : null], levels);
}
