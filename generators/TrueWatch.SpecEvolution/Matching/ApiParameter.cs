namespace TrueWatch.SpecEvolution.Matching;

/// <summary>A parameter: its place among all of the operation, whether the path item has it, and which one of the path's template it is.</summary>
internal sealed record ApiParameter(YamlMapping Node, int Place, bool IsOfPathItem, string? PathIndex)
{
    public string Name => Node.Text("name") ?? "";
    public string In => Node.Text("in") ?? "";

    /// <summary>What makes it the same parameter; names of headers have no letter case.</summary>
    public string Key => $"{In} {(In == "header" ? Name.ToLowerInvariant() : Name)}";
    public bool IsRequired => In == "path" || YamlText.IsTrue(Node["required"]);
    public string Style => Node.Text("style") ?? (In is "query" or "cookie" ? "form" : "simple");

    /// <summary>How it is sent.</summary>
    public string Form => Content is { } content ? $"{In}, {content.Name}" : $"{In}, style {Style}{(IsExploded ? ", exploded" : "")}";
    private bool IsExploded => Node["explode"] is null ? Style == "form" : YamlText.IsTrue(Node["explode"]);

    // Its only media type, where it has no schema of its own.
    private Entry? Content => Node["schema"] is null ? (Node["content"] as YamlMapping)?.Entries.Select(one => new Entry(one.Key, one.Value)).FirstOrDefault() : null;
    public YamlNode? Schema => Node["schema"] ?? (Content?.Value as YamlMapping)?["schema"];

    /// <summary>Where messages point to.</summary>
    public YamlNode Site => Node["name"] ?? Node;

    public override string ToString() => $"{In} parameter '{Name}'";
}
