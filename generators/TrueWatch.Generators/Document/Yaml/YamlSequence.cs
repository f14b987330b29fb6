namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlSequence(YamlEntries entries, int index, Func<int, YamlNode> node) : YamlNode(entries, index)
{
    public List<YamlNode> Items => field ??= [.. Source.Items(Index).Select(node)];

    public override string Kind => "a list";

    /// <summary>The items of a list, or the one node that stands for a list of it; none where there is no node.</summary>
    public static IReadOnlyList<YamlNode> ItemsOf(YamlNode? node) => node switch
    {
        null => [],
        YamlSequence list => list.Items,
        var single => [single],
    };
}
