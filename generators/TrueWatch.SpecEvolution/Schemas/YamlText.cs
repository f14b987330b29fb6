using System.Globalization;

namespace TrueWatch.SpecEvolution.Schemas;

/// <summary>What nodes say, whichever way they are written.</summary>
internal static class YamlText
{
    public static bool IsTrue(YamlNode? node) => (node as YamlScalar)?.Value is "true" or "True" or "TRUE";

    /// <summary>A number; null where the node is none.</summary>
    public static decimal? Number(YamlNode? node)
        => decimal.TryParse((node as YamlScalar)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Of(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);

    /// <summary>The same text for the same value: keys in order, numbers without what they do not need; aliases can nest without end.</summary>
    public static string Of(YamlNode? node, int levels = 4) => node switch
    {
        null or YamlScalar { IsNull: true } => "null",
        YamlScalar scalar => Number(scalar) is { } number ? Of(number) : scalar.Value,
        _ when levels == 0 => "...",
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(one => $"{one.Key.Value}: {Of(one.Value, levels - 1)}").OrderBy(text => text, StringComparer.Ordinal))}}}",
        _ => $"[{string.Join(", ", ((YamlSequence)node).Items.Select(item => Of(item, levels - 1)))}]",
    };

    /// <summary>The key of an entry, where messages point to; null where the mapping lacks it.</summary>
    public static YamlScalar? Key(this YamlMapping mapping, string key)
        => mapping[key] is null ? null : mapping.Entries.Find(entry => entry.Key.Value == key).Key;

    public static IReadOnlyList<YamlNode> Items(this YamlMapping? mapping, string key) => (mapping?[key] as YamlSequence)?.Items ?? [];

    /// <summary>The mappings in a mapping, references followed.</summary>
    public static List<Entry> Entries(this OpenApiDocument document, YamlNode? node) => [..
        from entry in (document.Follow(node) as YamlMapping)?.Entries ?? []
        let value = document.Follow(entry.Value) as YamlMapping
        where value is not null
        select new Entry(entry.Key, value)];

    /// <summary>Every entry in a node and below, examples apart.</summary>
    public static IEnumerable<KeyValuePair<YamlScalar, YamlNode>> Entries(YamlNode root)
    {
        var visited = new HashSet<YamlNode>();
        var pending = new Stack<YamlNode>([root]);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            var isNew = visited.Add(node);
            foreach (var entry in isNew ? (node as YamlMapping)?.Entries ?? [] : [])
            {
                yield return entry;
                (entry.Key.Value is "example" or "examples" ? new List<YamlNode>() : [entry.Value]).ForEach(pending.Push);
            }

            (isNew ? (node as YamlSequence)?.Items ?? [] : []).ForEach(pending.Push);
        }
    }
}
