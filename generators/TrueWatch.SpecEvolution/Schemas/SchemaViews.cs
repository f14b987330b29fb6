namespace TrueWatch.SpecEvolution.Schemas;

/// <summary>The schemas of one document, each of them looked at once.</summary>
internal sealed class SchemaViews
{
    private const int DeepestWrapping = 8;
    private static readonly string[] Wrappers = ["allOf", "anyOf", "oneOf"];

    private readonly OpenApiDocument _document;
    private readonly SchemaWalk _schemas;
    private readonly Dictionary<YamlNode, SchemaView> _views = [];
    private readonly ILookup<YamlNode, string> _names;

    public SchemaViews(OpenApiDocument document)
    {
        var schemas = (document.Root["components"] as YamlMapping)?["schemas"] as YamlMapping;
        var components = document.Entries(schemas);
        _document = document;
        _schemas = new SchemaWalk(document);
        _names = components.Where(component => schemas![component.Name] == component.Value).ToLookup(component => component.Value, component => component.Name);
        Components = components.GroupBy(component => component.Name).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    }

    /// <summary>The schemas that have names; one that only refers to another one is that one.</summary>
    public Dictionary<string, Entry> Components { get; }

    /// <summary>How many schemas were looked at.</summary>
    public int Count => _views.Count;

    /// <summary>The schema at a node; a reference with nothing beside it is what it leads to.</summary>
    public SchemaView? Of(YamlNode? node)
    {
        var target = node is YamlMapping { Entries.Count: 1 } ? _document.Follow(node) : node;
        if (target is not null && !_views.ContainsKey(target))
        {
            // What a schema says itself goes before what its bases say.
            var parts = _schemas.Parts(target).OrderBy(part => part != target && _names.Contains(part));
            _views.Add(target, new SchemaView(target, NameOf(target, depth: 0), [.. parts], _schemas));
        }

        return target is null ? null : _views[target];
    }

    /// <summary>The name of the component that a node is; null where it is none.</summary>
    public string? ComponentAt(YamlNode node) => _names[node].FirstOrDefault();

    // A single schema in a list of them, such as a reference beside null, gives its name.
    private string? NameOf(YamlNode node, int depth)
    {
        if (_document.Follow(node) is not YamlMapping schema || depth == DeepestWrapping)
        {
            return null;
        }

        var wrapped = Wrappers.SelectMany(key => schema.Items(key)).Where(one => !SchemaWalk.IsNull(one)).Take(2).ToList();
        return ComponentAt(schema) ?? (wrapped.Count == 1 && schema["properties"] is null ? NameOf(wrapped[0], depth + 1) : null);
    }
}
