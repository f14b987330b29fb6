namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A mapping, in the document's order. Keys that are not scalars are left out: OpenAPI has none.</summary>
internal sealed class YamlMapping(YamlDocument document, int index) : YamlNode(document, index)
{
    private const int MostScans = 4;
    private const int MostEntries = 16;
    private List<KeyValuePair<YamlScalar, YamlNode>>? _entries;
    private Dictionary<string, int>? _values;
    private int _scans;

    public List<KeyValuePair<YamlScalar, YamlNode>> Entries => _entries ??= Read();

    public override string Kind => "a mapping";

    /// <summary>The value of a key; the first one where the document has the key twice.</summary>
    public YamlNode? this[string key] => Find(key) is { } value ? Document.Node(value) : null;

    /// <summary>The value of a key, if it is a scalar.</summary>
    public string? Text(string key) => (this[key] as YamlScalar)?.Value;

    // A mapping that is asked again and again, such as that of all schemas, is worth an index; one of few entries never is.
    private int? Find(string key)
    {
        if (_values is not null || _scans == MostScans)
        {
            _values ??= ReadIndex();
            return _values.TryGetValue(key, out var found) ? found : null;
        }

        var end = Document.Next(Index);
        for (int name = Index + 1, count = 0; name < end; count++)
        {
            var value = Document.Next(name);
            _scans += count == MostEntries ? 1 : 0;
            if (Document.HasValue(name, key))
            {
                return value;
            }

            name = Document.Next(value);
        }

        return null;
    }

    private Dictionary<string, int> ReadIndex()
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in Pairs())
        {
            if (Document.Kind(name) <= YamlKind.Quoted && Document.Value(name) is var key && !values.ContainsKey(key))
            {
                values.Add(key, value);
            }
        }

        return values;
    }

    private List<KeyValuePair<YamlScalar, YamlNode>> Read()
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        foreach (var (name, value) in Pairs())
        {
            if (Document.Node(name) is YamlScalar key)
            {
                entries.Add(new(key, Document.Node(value)));
            }
        }

        return entries;
    }

    private IEnumerable<(int Name, int Value)> Pairs()
    {
        var end = Document.Next(Index);
        for (var name = Index + 1; name < end;)
        {
            var value = Document.Next(name);
            yield return (name, value);
            name = Document.Next(value);
        }
    }
}
