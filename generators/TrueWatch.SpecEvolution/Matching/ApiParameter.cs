namespace TrueWatch.SpecEvolution.Matching;

/// <summary>
/// A parameter of an operation: its place among those of the operation and its path item, whether it is written at the path
/// item, and which one it is in the path's template (null for what is not in the path).
/// </summary>
internal sealed record ApiParameter(YamlMapping Node, int Place, bool IsOfPathItem, string? PathIndex)
{
    public string Name => Node.Text("name") ?? "";

    public string In => Node.Text("in") ?? "";

    /// <summary>What makes it the same parameter; names of headers have no letter case.</summary>
    public string Key => $"{In} {(In == "header" ? Name.ToLowerInvariant() : Name)}";

    public bool IsRequired => In == "path" || YamlText.IsTrue(Node["required"]);

    public string Style => Node.Text("style") ?? (In is "query" or "cookie" ? "form" : "simple");

    /// <summary>How it is sent.</summary>
    public string Form => $"{In}, style {Style}{((Node["explode"] is null ? Style == "form" : YamlText.IsTrue(Node["explode"])) ? ", exploded" : "")}";

    public YamlNode? Schema => Node["schema"] ?? ((Node["content"] as YamlMapping)?.Entries.FirstOrDefault().Value as YamlMapping)?["schema"];

    /// <summary>Where messages point to.</summary>
    public YamlNode Site => Node["name"] ?? Node;

    public override string ToString() => $"{In} parameter '{Name}'";
}
