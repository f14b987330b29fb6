using System.Text.RegularExpressions;

namespace TrueWatch.SpecEvolution.Matching;

/// <summary>An operation of a document.</summary>
internal sealed record ApiOperation(OpenApiDocument Document, PathOperation Source)
{
    private static readonly Regex Template = new(@"\{[^}]*\}", RegexOptions.CultureInvariant);

    public YamlMapping Node => Source.Operation;
    public YamlMapping PathItem => Source.PathItem;
    public YamlScalar? Id => Node["operationId"] as YamlScalar;

    /// <summary>Method and path.</summary>
    public string Address => $"{Source.Method.ToUpperInvariant()} {Source.Path}";

    /// <summary>Method and path without the names of its parameters, which nobody sends.</summary>
    public string Route => Template.Replace(Address, "{}");

    /// <summary>What messages call it.</summary>
    public Subject Subject => new($"operation '{Id?.Value ?? Address}'");

    /// <summary>Where messages about all of it point to: its method, in the path item.</summary>
    public YamlNode Site => PathItem.Key(Source.Method) ?? (YamlNode)Node;
    public YamlMapping? Body => Document.Follow(Node["requestBody"]) as YamlMapping;
    public List<Entry> Responses { get; } = Document.Entries(Source.Operation["responses"]).FindAll(one => !one.Name.StartsWith("x-", StringComparison.Ordinal));

    /// <summary>The parameters, each once: those of the operation go before those of the path item.</summary>
    public List<ApiParameter> Parameters { get; } = [.. ReadParameters(Document, Source)];

    private static IEnumerable<ApiParameter> ReadParameters(OpenApiDocument document, PathOperation source)
    {
        var names = Template.Matches(source.Path).Cast<Match>().Select(match => match.Value.Trim('{', '}')).ToList();
        var own = source.Operation.Items("parameters");
        return
            from node in own.Concat(source.PathItem.Items("parameters")).Select((node, place) => (Mapping: document.Follow(node) as YamlMapping, Place: place))
            where node.Mapping is not null
            let index = node.Mapping.Text("in") == "path" ? $"{names.Count}:{names.IndexOf(node.Mapping.Text("name") ?? "")}" : null
            let parameter = new ApiParameter(node.Mapping, node.Place, node.Place >= own.Count, index)
            group parameter by parameter.Key into same
            select same.First();
    }
}
