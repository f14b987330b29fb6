namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to what the service asks of its callers.</summary>
internal static class SecurityRules
{
    private static readonly string[] Words = ["type", "in", "name", "scheme", "openIdConnectUrl", "flows"];

    /// <summary>Whoever fulfils what the baseline asks, in any way that it allows, has to fulfil what the document asks.</summary>
    public static IEnumerable<Finding> Added(OperationPair pair)
    {
        // What the document asks of all operations is said once.
        var isOwn = pair.New.Node["security"] is not null;
        var owner = isOwn ? pair.New.Node : pair.Documents.New.Root;
        var was = pair.Old.Node["security"] ?? pair.Documents.Old.Root["security"];
        var (old, @new) = (Ways(was, name => name), Ways(owner["security"], name => FormerName(pair.Documents, name)));
        var (subject, place) = isOwn || pair.Old.Node["security"] is not null ? ($"{pair.Subject}", pair.New.Node.Key("security") ?? pair.New.Site)
            : ("the document", owner.Key("security") ?? pair.New.Site);
        return old.TrueForAll(way => @new.Exists(other => other.IsSubsetOf(way)))
            ? []
            : [new(SecurityAdded, place, was, $"what {subject} asks for changed from {Describe(old)} to {Describe(@new)}", [pair.New.Node, owner])];
    }

    public static IEnumerable<Finding> SchemeChanged(DocumentPair documents) =>
        from one in new Match<Entry>(Schemes(documents.Old), Schemes(documents.New), scheme => scheme.Name).Pairs
        let place = Words.Where(word => !IsSame(one.Old, one.New, word)).Select(word => one.New.Node.Key(word) ?? one.New.Key).FirstOrDefault()
        where place is not null
        let what = $"security scheme '{one.New.Name}' changed from {Describe(one.Old)} to {Describe(one.New)}"
        select new Finding(SecuritySchemeChanged, place, one.Old.Key, what, [one.New.Node]);

    private static List<Entry> Schemes(OpenApiDocument document) => document.Entries((document.Root["components"] as YamlMapping)?["securitySchemes"]);

    // A scheme that only the document has, and that does what one of the baseline does, is that one.
    private static string FormerName(DocumentPair documents, string name)
    {
        var (old, @new) = (Schemes(documents.Old), Schemes(documents.New).Find(scheme => scheme.Name == name));
        return @new is null || old.Exists(scheme => scheme.Name == name) ? name : old.Find(scheme => Array.TrueForAll(Words, word => IsSame(scheme, @new, word)))?.Name ?? name;
    }

    // Each way is a set of schemes and scopes.
    private static List<SortedSet<string>> Ways(YamlNode? requirements, Func<string, string> name) => [..
        from way in ((requirements as YamlSequence)?.Items ?? []).OfType<YamlMapping>().DefaultIfEmpty()
        let texts =
            from scheme in way?.Entries ?? []
            from scope in ((scheme.Value as YamlSequence)?.Items ?? []).OfType<YamlScalar>().Select(scope => $" ({scope.Value})").Prepend("")
            select name(scheme.Key.Value) + scope
        select new SortedSet<string>(texts, StringComparer.Ordinal)];

    private static string Describe(List<SortedSet<string>> ways) => string.Join(" or ", ways.Select(way
        => string.Join(" and ", way.Where(one => !way.Any(other => other.StartsWith(one + " (", StringComparison.Ordinal))).DefaultIfEmpty("nothing"))));

    private static string Describe(Entry scheme) => string.Join(" ", Words.Select(word => Text(scheme, word)).Where(text => text.Length > 0));

    // Of flows only where they are: scopes are asked for by operations, and described by many words.
    private static string Text(Entry scheme, string word) => word != "flows" ? scheme.Node.Text(word) ?? "" : string.Join(" ", YamlText
        .Entries(scheme.Node).Where(entry => entry.Key.Value.EndsWith("Url", StringComparison.Ordinal)).Select(entry => YamlText.Of(entry.Value)));

    // Headers and schemes of HTTP have no letter case.
    private static bool IsSame(Entry one, Entry other, string word) => string.Equals(
        Text(one, word), Text(other, word), word == "scheme" || (word == "name" && Text(other, "in") == "header") ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
