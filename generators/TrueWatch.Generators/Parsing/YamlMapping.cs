using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>A mapping, in the document's order. Keys that are not scalars are left out: OpenAPI has none.</summary>
internal sealed class YamlMapping : YamlNode
{
    private const int LargestScanned = 8;
    private Dictionary<string, YamlNode>? _index;

    public YamlMapping(SourceSpan span)
        : base(span)
    {
    }

    public List<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = [];

    public override string Kind => "a mapping";

    /// <summary>The value of a key; the first one where the document has the key twice.</summary>
    public YamlNode? this[string key] => Entries.Count <= LargestScanned ? Scan(key) : Index(key);

    /// <summary>The value of a key, if it is a scalar.</summary>
    public string? Text(string key) => (this[key] as YamlScalar)?.Value;

    private YamlNode? Scan(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry.Value;
            }
        }

        return null;
    }

    private YamlNode? Index(string key)
    {
        if (_index is null)
        {
            _index = [];
            foreach (var entry in Entries)
            {
                if (!_index.ContainsKey(entry.Key.Value))
                {
                    _index.Add(entry.Key.Value, entry.Value);
                }
            }
        }

        return _index.TryGetValue(key, out var value) ? value : null;
    }
}
