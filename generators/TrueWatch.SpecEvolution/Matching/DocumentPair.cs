using System.Text.RegularExpressions;

namespace TrueWatch.SpecEvolution.Matching;

/// <summary>A document and its baseline, with all that they have in common paired.</summary>
internal sealed class DocumentPair
{
    private static readonly Regex Insignificant = new(@"\s|;\s*charset\s*=[^;]*", RegexOptions.CultureInvariant);
    private readonly HashSet<(string?, string?)> _targets;

    public DocumentPair(OpenApiDocument old, OpenApiDocument @new, bool hasOpenEnums, CancellationToken cancellationToken)
    {
        (Old, New, HasOpenEnums) = (old, @new, hasOpenEnums);
        (OldSchemas, NewSchemas) = (new SchemaViews(old), new SchemaViews(@new));
        Schemas = new SchemaPairs(this, cancellationToken);
        Operations = new(Read(old), Read(@new), operation => operation.Id?.Value, operation => operation.Route);
        OperationPairs = [.. Operations.Pairs.Select(pair => new OperationPair(this, pair.Old, pair.New))];
        _targets = [.. Operations.Pairs.SelectMany(pair => new[] { pair.Old.Id?.Value, pair.Old.Address }.SelectMany(_ => new[] { pair.New.Id?.Value, pair.New.Address }, (one, other) => (one, other)))];
        PairSchemas();
    }

    public OpenApiDocument Old { get; }
    public OpenApiDocument New { get; }

    /// <summary>Whether the client takes values that no enum lists.</summary>
    public bool HasOpenEnums { get; }
    public SchemaViews OldSchemas { get; }
    public SchemaViews NewSchemas { get; }
    public SchemaPairs Schemas { get; }
    public Match<ApiOperation> Operations { get; }
    public IReadOnlyList<OperationPair> OperationPairs { get; }

    /// <summary>The media types of a request or response; their letter case, spaces and charset do not count.</summary>
    public Match<Entry> MatchContent(YamlMapping? old, YamlMapping? @new)
        => new(Old.Entries(old?["content"]), New.Entries(@new?["content"]), type => Insignificant.Replace(type.Name.ToLowerInvariant(), ""));

    /// <summary>Whether an id, or a method with a path, leads to one operation in both documents.</summary>
    public bool AreSameTarget(string old, string @new) => old == @new || _targets.Contains((old, @new));

    private static IEnumerable<ApiOperation> Read(OpenApiDocument document) => document.Operations().Select(operation => new ApiOperation(document, operation));

    private void PairSchemas()
    {
        // Components first: messages speak of them by their names, wherever else they are met.
        foreach (var component in NewSchemas.Components.Values.Where(component => OldSchemas.Components.ContainsKey(component.Name)))
        {
            Schemas.Add(OldSchemas.Components[component.Name].Node, component.Node, Levels.None, Subject.OfSchema(component.Name), component.Key);
        }

        foreach (var pair in OperationPairs)
        {
            pair.Parameters.Pairs.ForEach(one => Schemas.Add(
                one.Old.Schema, one.New.Schema, Levels.Request, new Subject($"{one.New}", pair.Subject, one.New.Node), one.New.Site));
            AddContent(pair.Body, Levels.Request, pair.Subject.Part("the request body"));
            pair.ResponsePairs.ForEach(one => AddContent(
                MatchContent(one.Old.Node, one.New.Node), Levels.Response, pair.Subject.Part($"the {one.New.Name} response")));
        }
    }

    private void AddContent(Match<Entry> content, Levels direction, Subject use) => content.Pairs.ForEach(one => Schemas.Add(
        SchemaOf(one.Old), SchemaOf(one.New), direction, use, one.New.Node.Key("schema") ?? one.New.Key));

    // JSON without a schema may be anything, as with one that says nothing.
    private static YamlNode? SchemaOf(Entry type) => type.Node["schema"] ?? (type.Name.Contains("json") ? type.Node : null);
}
