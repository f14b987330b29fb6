using System.Globalization;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Yaml;

namespace TrueWatch.Generators.Parsing;

/// <summary>The parts of an OpenAPI 3 document that polling needs. References within the document are followed.</summary>
internal sealed class OpenApiDocument
{
    // A chain of references that is longer than this is a circle.
    private const int LongestReferenceChain = 64;

    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
    private readonly YamlMapping _root;

    private OpenApiDocument(YamlMapping root) => _root = root;

    /// <summary>The document, or null when the root is not that of an OpenAPI 3 document.</summary>
    public static OpenApiDocument? Open(YamlNode? root)
        => root is YamlMapping mapping && mapping.Text("openapi")?.StartsWith("3.", StringComparison.Ordinal) == true
            ? new OpenApiDocument(mapping)
            : null;

    /// <summary>Every path item, in the document's order; one that several paths share is there once.</summary>
    public IEnumerable<YamlMapping> PathItems()
        => ((_root["paths"] as YamlMapping)?.Entries ?? []).Select(path => Follow(path.Value)).OfType<YamlMapping>().Distinct();

    /// <summary>Every operation, in the document's order.</summary>
    public IEnumerable<PathOperation> Operations()
    {
        var operations =
            from item in PathItems()
            from entry in item.Entries
            where Methods.Contains(entry.Key.Value)
            let operation = entry.Value as YamlMapping
            where operation is not null
            select new PathOperation(item, operation);
        return operations.GroupBy(one => one.Operation).Select(shared => shared.First());
    }

    public YamlNode? Components => _root["components"];

    /// <summary>The schemas among the components, in the document's order.</summary>
    public IEnumerable<KeyValuePair<YamlScalar, YamlNode>> Schemas()
        => ((Components as YamlMapping)?["schemas"] as YamlMapping)?.Entries ?? [];

    /// <summary>What the document says of the parameters of an operation, those of its path included.</summary>
    public IEnumerable<ParameterModel> Parameters(PathOperation operation) =>
        from list in new[] { operation.Operation["parameters"], operation.Path["parameters"] }
        from node in (list as YamlSequence)?.Items ?? []
        let parameter = Follow(node) as YamlMapping
        let name = parameter?.Text("name")
        let description = parameter?.Text("description")
        where name is not null && description is not null
        select new ParameterModel(name, description);

    /// <summary>
    /// The schema of the JSON body of an operation's first success response, references not yet followed; that of its
    /// default response where it describes no success.
    /// </summary>
    public YamlNode? SuccessSchema(YamlMapping operation)
    {
        var responses = (Follow(operation["responses"]) as YamlMapping)?.Entries ?? [];
        var content =
            from response in responses
            let isSuccess = response.Key.Value.StartsWith("2", StringComparison.Ordinal)
            where isSuccess || response.Key.Value == "default"
            orderby response.Key.Value == "200" ? 0 : isSuccess ? 1 : 2
            let mediaTypes = (Follow(response.Value) as YamlMapping)?["content"] as YamlMapping
            where mediaTypes is not null
            from mediaType in mediaTypes.Entries
            where mediaType.Key.Value.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0 || mediaType.Key.Value == "*/*"
            select (mediaType.Value as YamlMapping)?["schema"];
        return content.FirstOrDefault(schema => schema is not null);
    }

    /// <summary>The id of an operation; null when it has none that is a text with letters.</summary>
    public static YamlScalar? OperationId(YamlMapping operation)
        => operation["operationId"] is YamlScalar { IsNull: false } id && Identifiers.ToPascalCase(id.Value).Length > 0 ? id : null;

    /// <summary>The HTTP status of an operation's success; null where the document has none or several.</summary>
    public int? SuccessCode(YamlMapping operation)
    {
        var codes = ((Follow(operation["responses"]) as YamlMapping)?.Entries ?? [])
            .Select(response => response.Key.Value)
            .Where(code => code.StartsWith("2", StringComparison.Ordinal))
            .ToList();
        return codes.Count == 1 && int.TryParse(codes[0], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;
    }

    /// <summary>A name out of a reference (RFC 3986, 3.5, and RFC 6901, 6).</summary>
    public static string Unescape(string token)
        => Uri.UnescapeDataString(token).Replace("~1", "/").Replace("~0", "~");

    /// <summary>The node, or what its <c>$ref</c> leads to; null when that leads nowhere.</summary>
    public YamlNode? Follow(YamlNode? node)
    {
        for (var hop = 0; hop < LongestReferenceChain; hop++)
        {
            if (node is not YamlMapping mapping || mapping.Text("$ref") is not { } reference)
            {
                return node;
            }

            node = Find(reference);
        }

        return null;
    }

    /// <summary>What is wrong with a schema, parameter or response that <see cref="Follow"/> does not find.</summary>
    public string DescribeLost(string reference) => Find(reference) is not null
        ? $"'{reference}', which leads in a circle"
        : reference.StartsWith("#", StringComparison.Ordinal)
            ? $"'{reference}', which is not in the document"
            : $"'{reference}', which is not in the document; only references within it, such as '#/components/schemas/Job', are followed";

    private YamlNode? Find(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        YamlNode? node = _root;
        foreach (var token in reference.Substring(2).Split('/'))
        {
            var name = Unescape(token);
            node = node switch
            {
                YamlMapping mapping => mapping[name],
                YamlSequence { Items: var items } when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < items.Count => items[index],
                _ => null,
            };
        }

        return node;
    }
}
