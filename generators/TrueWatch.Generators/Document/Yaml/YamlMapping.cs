namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A mapping, in the document's order. Keys that are not scalars are left out: OpenAPI has none.</summary>
internal sealed class YamlMapping(YamlEntries entries, int index, Func<int, YamlNode> node) : YamlNode(entries, index)
{
    private const int MostScans = 4;
    private const int MostEntries = 16;
    private Dictionary<string, int>? _values;
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
                _values ??= ReadIndex();
                return _values.TryGetValue(key, out var found) ? node(found) : null;
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

    private Dictionary<string, int> ReadIndex()
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in Pairs())
        {
            if (Source.Kind(name) <= YamlKind.Quoted && Source.Value(name) is var key && !values.ContainsKey(key))
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
            if (node(name) is YamlScalar key)
            {
                entries.Add(new(key, node(value)));
            }
        }

        return entries;
    }

    private IEnumerable<(int Name, int Value)> Pairs()
    {
        for (var name = Index + 1; name < Source.Next(Index); name = Source.Next(Source.Next(name)))
        {
            yield return (name, Source.Next(name));
        }
    }
}
