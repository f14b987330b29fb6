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
        var components = document.Entries((document.Root["components"] as YamlMapping)?["schemas"]);
        _document = document;
        _schemas = new SchemaWalk(document);
        _names = components.ToLookup(component => (YamlNode)component.Node, component => component.Name);
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
            _views.Add(target, new SchemaView(target, NameOf(target, depth: 0), _schemas));
        }

        return target is null ? null : _views[target];
    }

    // A single schema in a list of them, such as a reference beside null, gives its name.
    private string? NameOf(YamlNode node, int depth)
    {
        if (_document.Follow(node) is not YamlMapping schema || depth == DeepestWrapping)
        {
            return null;
        }

        var wrapped = Wrappers.SelectMany(key => schema.Items(key)).Where(one => (one as YamlMapping)?.Text("type") != "null").Take(2).ToList();
        return _names[schema].FirstOrDefault() ?? (wrapped.Count == 1 && schema["properties"] is null ? NameOf(wrapped[0], depth + 1) : null);
    }
}
