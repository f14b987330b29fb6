using System.Globalization;

namespace TrueWatch.Generators.Document;

/// <summary>An OpenAPI 3 document. References within it are followed.</summary>
internal sealed class OpenApiDocument(YamlMapping root)
{
    // A chain of references that is longer than this is a circle.
    private const int LongestReferenceChain = 64;

    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    public YamlMapping Root { get; } = root;

    /// <summary>The operations by their ids; those without one are under the empty text.</summary>
    public ILookup<string, PathOperation> OperationsById
        => field ??= Operations().ToLookup(one => OperationId(one.Operation)?.Value ?? "");

    /// <summary>The paths with their path items, in the document's order; a path item that several share is there once.</summary>
    public IEnumerable<(string Path, YamlMapping Item)> PathItems() =>
        ((Root["paths"] as YamlMapping)?.Entries ?? [])
            .Select(entry => (Path: entry.Key.Value, Item: Follow(entry.Value) as YamlMapping))
            .Where(path => path.Item is not null)
            .GroupBy(path => path.Item!)
            .Select(shared => (shared.First().Path, shared.Key));

    /// <summary>The path items that cannot be read, since their references lead nowhere or out of the document.</summary>
    public IEnumerable<(YamlScalar Path, string Problem)> LostPathItems() =>
        from entry in (Root["paths"] as YamlMapping)?.Entries ?? []
        where Follow(entry.Value) is null
        select (entry.Key, DescribeLost(entry.Value));

    /// <summary>Every operation, in the document's order.</summary>
    public IEnumerable<PathOperation> Operations()
    {
        var operations =
            from path in PathItems()
            from entry in path.Item.Entries
            where Methods.Contains(entry.Key.Value)
            let operation = entry.Value as YamlMapping
            where operation is not null
            select new PathOperation(path.Path, entry.Key.Value, path.Item, operation);
        return operations.GroupBy(one => one.Operation).Select(shared => shared.First());
    }

    /// <summary>The parameters of an operation, those of its path item behind its own.</summary>
    public IEnumerable<YamlMapping> Parameters(PathOperation operation) =>
        from list in new[] { operation.Operation["parameters"], operation.PathItem["parameters"] }
        from node in (list as YamlSequence)?.Items ?? []
        let parameter = Follow(node) as YamlMapping
        where parameter is not null
        select parameter;

    /// <summary>
    /// The schema of the JSON body of an operation's first success response that has one, references not yet followed; that
    /// of its default response where it describes no success.
    /// </summary>
    public YamlNode? SuccessSchema(YamlMapping operation)
        => Responses(operation).Select(response => Schema(response.Value)).FirstOrDefault(schema => schema is not null);

    /// <summary>The success responses of an operation, the likeliest first, with what the schema of their body leads to.</summary>
    public IEnumerable<SuccessResponse> Successes(YamlMapping operation) => Responses(operation)
        .Select(response => new SuccessResponse(response.Key.Value, Follow(response.Value) as YamlMapping, Follow(Schema(response.Value))));

    /// <summary>The schema of the body of an operation's request: of JSON, else of the first media type.</summary>
    public YamlNode? RequestSchema(YamlMapping operation) => operation["requestBody"] is { } body
        ? Schema(body) ?? (MediaTypes(body).FirstOrDefault().Value as YamlMapping)?["schema"]
        : null;

    private YamlNode? Schema(YamlNode message) => MediaTypes(message)
        .Where(type => type.Key.Value.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0 || type.Key.Value == "*/*")
        .Select(type => (type.Value as YamlMapping)?["schema"])
        .FirstOrDefault(schema => schema is not null);

    private List<KeyValuePair<YamlScalar, YamlNode>> MediaTypes(YamlNode message)
        => ((Follow(message) as YamlMapping)?["content"] as YamlMapping)?.Entries ?? [];

    /// <summary>How many arguments a request has: its parameters and its body.</summary>
    public int ArgumentCount(PathOperation operation) => (operation.Operation["requestBody"] is null ? 0 : 1)
        + new[] { operation.Operation, operation.PathItem }
            .SelectMany(owner => (owner["parameters"] as YamlSequence)?.Items ?? [])
            .Select(node => Follow(node) is YamlMapping parameter ? $"{parameter.Text("in")} {parameter.Text("name")}" : $"{node.Span}")
            .Distinct()
            .Count();

    /// <summary>The reference of a success response that leads nowhere or out of the document; null where there is none.</summary>
    public string? LostResponse(YamlMapping operation) => Responses(operation)
        .Where(response => Follow(response.Value) is null)
        .Select(response => DescribeLost(response.Value))
        .FirstOrDefault();

    // The likelier ones first.
    private IEnumerable<KeyValuePair<YamlScalar, YamlNode>> Responses(YamlMapping operation) =>
        from response in (Follow(operation["responses"]) as YamlMapping)?.Entries ?? []
        let isSuccess = response.Key.Value.StartsWith("2", StringComparison.Ordinal)
        where isSuccess || response.Key.Value == "default"
        orderby response.Key.Value == "200" ? 0 : isSuccess ? 1 : 2
        select response;

    /// <summary>The id of an operation; null when it has none that is a text with letters.</summary>
    public static YamlScalar? OperationId(YamlMapping operation)
        => operation["operationId"] is YamlScalar { IsNull: false } id && id.Value.Any(char.IsLetterOrDigit) ? id : null;

    /// <summary>A name out of a reference (RFC 3986, 3.5, and RFC 6901, 6).</summary>
    public static string Unescape(string token) => Uri.UnescapeDataString(token).Replace("~1", "/").Replace("~0", "~");

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

    /// <summary>What is wrong with a node for which <see cref="Follow"/> finds nothing: only a reference leads nowhere.</summary>
    public string DescribeLost(YamlNode node) => DescribeLost(((YamlMapping)node).Text("$ref")!);

    /// <summary>What is wrong with a reference that <see cref="Follow"/> does not find.</summary>
    public string DescribeLost(string reference) => Find(reference) is not null
        ? $"'{reference}', which leads in a circle"
        : reference.StartsWith("#", StringComparison.Ordinal)
            ? $"'{reference}', which is not in the document"
            : $"'{reference}', which is not in the document; only references within it, such as '#/components/schemas/Job', are followed";

    /// <summary>What a reference within the document leads to.</summary>
    public YamlNode? Find(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        YamlNode? node = Root;
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
