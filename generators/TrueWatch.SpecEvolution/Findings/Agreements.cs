namespace TrueWatch.SpecEvolution.Findings;

/// <summary>The places of a document that agree to a break, and say why: <c>x-breaking</c>.</summary>
internal sealed class Agreements
{
    public const string Key = "x-breaking";
    private readonly HashSet<YamlNode> _used = [];

    /// <summary>The reason that the first of these nodes gives; null where none does.</summary>
    public string? Find(IEnumerable<YamlNode?> nodes)
    {
        var reason = nodes.Select(node => (node as YamlMapping)?[Key]).OfType<YamlScalar>().FirstOrDefault(IsReason);
        _used.UnionWith(reason is null ? [] : [reason]);
        return reason?.Value.Trim();
    }

    /// <summary>The keys whose reason nobody asked for, and whether they give one.</summary>
    public IEnumerable<(YamlScalar Key, bool HasReason)> FindUnused(YamlNode root) => YamlText.Entries(root)
        .Where(entry => entry.Key.Value == Key && entry.Value is not YamlMapping && !_used.Contains(entry.Value))
        .Select(entry => (entry.Key, IsReason(entry.Value)));

    // A flag says that something breaks, and not why.
    private static bool IsReason(YamlNode node) => node is YamlScalar { IsNull: false } reason && reason.Value.Trim() is not ("" or "true" or "false");
}
