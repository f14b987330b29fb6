namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A mapping, in the document's order. Keys that are not scalars are left out: OpenAPI has none.</summary>
internal sealed class YamlMapping(YamlEntries entries, int index, Func<int, YamlNode> node) : YamlNode(entries, index)
{
    private const int MostScans = 4;
    private const int MostEntries = 16;
    private Dictionary<string, YamlNode>? _values;
    private int _scans;

    public List<KeyValuePair<YamlScalar, YamlNode>> Entries => field ??= Read();

    public override string Kind => "a mapping";

    /// <summary>The value of a key; the first one where the document has the key twice.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            // A mapping that is asked again and again, such as that of all schemas, is worth an index; one of few entries never is.
            if (_scans == MostScans)
            {
                _values ??= Entries.GroupBy(entry => entry.Key.Value).ToDictionary(same => same.Key, same => same.First().Value);
                return _values.TryGetValue(key, out var found) ? found : null;
            }

            var end = Source.Next(Index);
            for (int name = Index + 1, count = 0; name < end; count++)
            {
                var value = Source.Next(name);
                _scans += count == MostEntries ? 1 : 0;
                if (Source.HasValue(name, key))
                {
                    return node(value);
                }

                name = Source.Next(value);
            }

            return null;
        }
    }

    /// <summary>The value of a key, if it is a scalar.</summary>
    public string? Text(string key) => (this[key] as YamlScalar)?.Value;

    private List<KeyValuePair<YamlScalar, YamlNode>> Read()
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        var nodes = Source.Children(Index).Select(node).ToList();
        for (var key = 0; key < nodes.Count; key += 2)
        {
            if (nodes[key] is YamlScalar scalar)
            {
                entries.Add(new(scalar, nodes[key + 1]));
            }
        }

        return entries;
    }
}
