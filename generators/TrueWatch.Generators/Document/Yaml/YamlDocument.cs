namespace TrueWatch.Generators.Document.Yaml;

/// <summary>The nodes of a document: they come into being as they are asked for, each of them once.</summary>
internal sealed class YamlDocument(YamlEntries entries)
{
    private readonly Dictionary<int, YamlNode> _nodes = [];

    public YamlNode Root => Node(0);

    // One delegate for all nodes.
    private Func<int, YamlNode> Child => field ??= Node;

    private YamlNode Node(int entry)
    {
        var index = entries.Resolve(entry);
        if (!_nodes.TryGetValue(index, out var node))
        {
            node = entries.Kind(index) switch
            {
                YamlKind.Mapping => new YamlMapping(entries, index, Child),
                YamlKind.Sequence => new YamlSequence(entries, index, Child),
                _ => new YamlScalar(entries, index),
            };
            _nodes.Add(index, node);
        }

        return node;
    }
}
