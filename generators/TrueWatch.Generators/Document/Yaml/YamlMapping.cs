namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A mapping, in the document's order. Keys that are not scalars are left out: OpenAPI has none.</summary>
internal sealed class YamlMapping(YamlEntries entries, int index, Func<int, YamlNode> node) : YamlNode(entries, index)
{
    private const int LargestWithoutIndex = 256;

    public List<KeyValuePair<YamlScalar, YamlNode>> Entries => field ??= Pairs()
        .Where(pair => Source.IsScalar(pair.Name))
        .Select(pair => new KeyValuePair<YamlScalar, YamlNode>((YamlScalar)node(pair.Name), node(pair.Value)))
        .ToList();

    public override string Kind => "a mapping";

    /// <summary>The value of a key; the first one where the document has the key twice.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            // A mapping that may have very many entries, such as that of all schemas, is worth an index.
            if (Source.Next(Index) - Index > LargestWithoutIndex)
            {
                return Values.TryGetValue(key, out var found) ? node(found) : null;
            }

            for (var name = Index + 1; name < Source.Next(Index); name = Source.Next(Source.Next(name)))
            {
                if (Source.HasValue(name, key))
                {
                    return node(Source.Next(name));
                }
            }

            return null;
        }
    }

    /// <summary>The value of a key, if it is a scalar.</summary>
    public string? Text(string key) => (this[key] as YamlScalar)?.Value;

    private Dictionary<string, int> Values => field ??= Pairs()
        .Where(pair => Source.IsScalar(pair.Name))
        .GroupBy(pair => Source.Value(pair.Name), pair => pair.Value)
        .ToDictionary(same => same.Key, same => same.First());

    private IEnumerable<(int Name, int Value)> Pairs()
    {
        for (var name = Index + 1; name < Source.Next(Index); name = Source.Next(Source.Next(name)))
        {
            yield return (name, Source.Next(name));
        }
    }
}
