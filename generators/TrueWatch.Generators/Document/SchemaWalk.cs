namespace TrueWatch.Generators.Document;

/// <summary>
/// Follows JSON names through schemas: properties, references, <c>allOf</c>, and the one schema of an <c>anyOf</c> or
/// <c>oneOf</c> that is there beside null.
/// </summary>
internal sealed class SchemaWalk(OpenApiDocument document)
{
    /// <summary>The keys of schemas of which one, or some, hold.</summary>
    public static readonly IReadOnlyList<string> Alternatives = ["anyOf", "oneOf"];

    private const int DeepestComposition = 64;

    /// <returns>The schema at the end, its own reference not yet followed; null when the names lead nowhere.</returns>
    public YamlNode? Follow(YamlNode schema, IEnumerable<string> names, out string problem)
    {
        var node = schema;
        var place = "the body";
        foreach (var name in names)
        {
            var parts = Parts(node);
            var next = parts.Select(part => (part["properties"] as YamlMapping)?[name]).FirstOrDefault(property => property is not null);
            if (next is null)
            {
                problem = Describe(place, node, parts, name);
                return null;
            }

            node = next;
            place = $"'{name}'";
        }

        problem = "";
        return node;
    }

    /// <summary>Whether every value of a schema has the member that the names lead to, of those that are there up to it.</summary>
    public bool IsRequired(YamlNode schema, IReadOnlyList<string> names)
        => names.Count > 0
            && Follow(schema, names.Take(names.Count - 1), out _) is { } owner
            && Parts(owner).Exists(part => (part["required"] as YamlSequence)?.Items
                .Exists(item => (item as YamlScalar)?.Value == names[names.Count - 1]) == true);

    /// <summary>
    /// The schema and all that it is composed of, references followed; each once, since schemas may be composed of
    /// themselves. None where there is no schema.
    /// </summary>
    public List<YamlMapping> Parts(YamlNode? node)
    {
        var parts = new List<YamlMapping>();
        Collect(node, parts, [], depth: 0);
        return parts;
    }

    public JsonKind KindOf(YamlNode? node)
    {
        var parts = Parts(node);
        var kinds = parts.SelectMany(Types).Where(kind => kind != JsonKind.Null).Distinct().ToList();
        if (kinds.Count == 0)
        {
            kinds = parts.Exists(part => part["properties"] is not null || part["items"] is not null)
                ? [JsonKind.Structure]
                : parts.SelectMany(ValuesOf).Select(Literal.KindOf).Distinct().ToList();
        }

        return kinds.Count == 1 ? kinds[0] : JsonKind.Any;
    }

    /// <summary>The values that a schema lists, null left out: those of its <c>enum</c>, its <c>const</c>, or of the
    /// schemas with a <c>const</c> that it is one of.</summary>
    public static IReadOnlyList<YamlScalar> ValuesOf(YamlMapping schema)
    {
        var alternatives = Alternatives
            .SelectMany(key => (schema[key] as YamlSequence)?.Items ?? [])
            .Select(alternative => (alternative as YamlMapping)?["const"]);
        return ((schema["enum"] as YamlSequence)?.Items ?? [])
            .Append(schema["const"])
            .Concat(alternatives)
            .OfType<YamlScalar>()
            .Where(value => !value.IsNull)
            .GroupBy(value => value.Value)
            .Select(group => group.First())
            .ToList();
    }

    private static IEnumerable<JsonKind> Types(YamlMapping schema) => schema["type"] switch
    {
        YamlScalar type => [Kind(type.Value)],
        YamlSequence types => types.Items.OfType<YamlScalar>().Select(type => Kind(type.Value)),
        _ => [],
    };

    private static JsonKind Kind(string type) => type switch
    {
        "string" => JsonKind.Text,
        "integer" => JsonKind.Integer,
        "number" => JsonKind.Number,
        "boolean" => JsonKind.Boolean,
        "object" or "array" => JsonKind.Structure,
        "null" => JsonKind.Null,
        _ => JsonKind.Any,
    };

    private void Collect(YamlNode? node, List<YamlMapping> parts, HashSet<YamlNode> visited, int depth)
    {
        if (depth == DeepestComposition || document.Follow(node) is not YamlMapping schema || !visited.Add(schema))
        {
            return;
        }

        parts.Add(schema);

        // OpenAPI 3.1 allows other keys beside a reference.
        if (!ReferenceEquals(schema, node) && node is YamlMapping { Entries.Count: > 1 } sibling && visited.Add(sibling))
        {
            parts.Add(sibling);
        }

        var alternatives = Alternatives.Select(key => ((schema[key] as YamlSequence)?.Items ?? []).FindAll(one => !IsNull(one)));
        foreach (var part in ((schema["allOf"] as YamlSequence)?.Items ?? []).Concat(alternatives.Where(all => all.Count == 1).SelectMany(all => all)))
        {
            Collect(part, parts, visited, depth + 1);
        }
    }

    /// <summary>Whether null is the only value of a schema, in any of the ways to say so.</summary>
    public static bool IsNull(YamlNode node) => node is YamlMapping schema && (IsNullWord(schema["type"]) || IsNullWord(schema["const"]) || IsNullWord(schema["enum"]));

    private static bool IsNullWord(YamlNode? node)
        => node is YamlScalar { Value: "null" } || (node is YamlSequence { Items: { Count: 1 } items } && IsNullWord(items[0]));

    /// <summary>Why a schema is none.</summary>
    public string DescribeLost(YamlNode node, string place) => (node as YamlMapping)?.Text("$ref") is { } reference
        ? $"the schema of {place} is {document.DescribeLost(reference)}"
        : $"{place} has no schema";

    private string Describe(string place, YamlNode node, List<YamlMapping> parts, string name)
    {
        var known = parts
            .SelectMany(part => (part["properties"] as YamlMapping)?.Entries ?? [])
            .Select(property => property.Key.Value)
            .ToList();
        return parts.Count == 0 ? DescribeLost(node, place) + (node is YamlMapping ? "" : $", and so no '{name}'")
            : known.Count > 0 ? $"the schema of {place} has no property '{name}'{NearestName.Suggest(name, known)}; it has {NameList.Of(known)}"
            : parts.Exists(part => part["items"] is not null || part.Text("type") == "array")
                ? $"{place} is an array, and which of its elements '{name}' is in cannot be told"
            : parts.Exists(part => Alternatives.Any(key => part[key] is YamlSequence { Items.Count: > 1 }))
                ? $"{place} is one of several schemas, and which of them '{name}' is in cannot be told"
            : $"the schema of {place} has no properties, and so no '{name}'";
    }
}
