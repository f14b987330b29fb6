namespace TrueWatch.Generators.Document.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlSequence(YamlDocument document, int index) : YamlNode(document, index)
{
    private List<YamlNode>? _items;

    public List<YamlNode> Items => _items ??= Read();

    public override string Kind => "a list";

    private List<YamlNode> Read()
    {
        var items = new List<YamlNode>();
        var end = Document.Next(Index);
        for (var item = Index + 1; item < end; item = Document.Next(item))
        {
            items.Add(Document.Node(item));
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
