namespace TrueWatch.Generators.Parsing;

/// <summary>Follows JSON names through schemas: properties, references and <c>allOf</c>.</summary>
internal sealed class SchemaWalk
{
    private const int DeepestComposition = 64;
    private readonly OpenApiDocument _document;

    public SchemaWalk(OpenApiDocument document) => _document = document;

    /// <summary>Follows the names from a schema.</summary>
    /// <param name="schema">Where to start.</param>
    /// <param name="names">The JSON names to follow.</param>
    /// <param name="problem">Why the names lead nowhere.</param>
    /// <returns>The schema at the end, its own reference not yet followed; null when the names lead nowhere.</returns>
    public YamlNode? Follow(YamlNode schema, IEnumerable<string> names, out string problem)
    {
        var node = schema;
        var place = "the body";
        foreach (var name in names)
        {
            var properties = new List<KeyValuePair<string, YamlNode>>();
            Collect(node, properties, [], depth: 0);
            var next = properties.Find(property => property.Key == name).Value;
            if (next is null)
            {
                problem = Describe(place, node, name, properties.ConvertAll(property => property.Key));
                return null;
            }

            node = next;
            place = $"'{name}'";
        }

        problem = "";
        return node;
    }

    /// <summary>The properties of a schema, those of the schemas that it is composed of included.</summary>
    private void Collect(
        YamlNode node, List<KeyValuePair<string, YamlNode>> properties, HashSet<YamlNode> visited, int depth)
    {
        // Schemas may be composed of themselves, directly or in a circle.
        if (depth == DeepestComposition || _document.Follow(node) is not YamlMapping schema || !visited.Add(schema))
        {
            return;
        }

        foreach (var property in (schema["properties"] as YamlMapping)?.Entries ?? [])
        {
            properties.Add(new(property.Key.Value, property.Value));
        }

        foreach (var part in (schema["allOf"] as YamlSequence)?.Items ?? [])
        {
            Collect(part, properties, visited, depth + 1);
        }
    }

    private string Describe(string place, YamlNode node, string name, List<string> known)
    {
        if (known.Count > 0)
        {
            return $"the schema of {place} has no property '{name}'; it has {string.Join(", ", known.Distinct())}";
        }

        return (_document.Follow(node) as YamlMapping)?.Text("type") == "array"
            ? $"{place} is an array, and which of its elements '{name}' is in cannot be told"
            : $"the schema of {place} has no properties, and so no '{name}'";
    }
}
