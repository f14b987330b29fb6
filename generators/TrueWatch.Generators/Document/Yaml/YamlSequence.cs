namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlSequence(YamlEntries entries, int index, Func<int, YamlNode> node) : YamlNode(entries, index)
{
    public List<YamlNode> Items => field ??= Read();

    public override string Kind => "a list";

    private List<YamlNode> Read()
    {
        var items = new List<YamlNode>();
        for (var item = Index + 1; item < Source.Next(Index); item = Source.Next(item))
        {
            items.Add(node(item));
        }

        return items;
    }

    /// <summary>The items of a list, or the one node that stands for a list of it; none where there is no node.</summary>
    public static IReadOnlyList<YamlNode> ItemsOf(YamlNode? node) => node switch
    {
        null => [],
        YamlSequence list => list.Items,
        var single => [single],
    };
}
