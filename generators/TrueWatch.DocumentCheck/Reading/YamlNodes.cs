using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Reading;

internal static class YamlNodes
{
    /// <summary>The value of a key; null when the mapping does not have it.</summary>
    public static YamlNode? Find(this YamlMappingNode mapping, string key)
        => mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>The key itself, for its place; the mapping where it is missing.</summary>
    public static YamlNode PlaceOf(this YamlMappingNode mapping, string key)
        => mapping.Children.Keys.FirstOrDefault(node => node.Text() == key) ?? mapping;

    public static YamlMappingNode? FindMapping(this YamlMappingNode mapping, string key) => mapping.Find(key) as YamlMappingNode;

    public static string? FindText(this YamlMappingNode mapping, string key) => mapping.Find(key)?.Text();

    /// <summary>The entries of a mapping under a key; none where there is no such mapping.</summary>
    public static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(this YamlMappingNode mapping, string key)
        => mapping.FindMapping(key) is { } entries ? entries.Children : [];

    /// <summary>The items of a list under a key; none where there is no such list.</summary>
    public static IEnumerable<YamlNode> Items(this YamlMappingNode mapping, string key)
        => (mapping.Find(key) as YamlSequenceNode)?.Children ?? [];

    /// <summary>Whether a key has the value <c>true</c>; the document's form was checked before.</summary>
    public static bool IsTrue(this YamlMappingNode mapping, string key) => mapping.FindText(key) is "true";

    /// <summary>The text of a scalar; null of everything else.</summary>
    public static string? Text(this YamlNode node) => (node as YamlScalarNode)?.Value;

    public static bool IsNull(this YamlNode node)
        => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };
}
