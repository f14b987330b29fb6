namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the links of a response, which become methods that start and wait.</summary>
internal static class LinkRules
{
    public static IEnumerable<Finding> Changed(OperationPair pair) =>
        from response in pair.ResponsePairs
        let links = pair.Documents.New.Entries(response.New.Node["links"])
        let olds = pair.Documents.Old.Entries(response.Old.Node["links"])
        let added = links.Where(link => !olds.Exists(old => old.Name == link.Name))
            .Select(link => pair.Find(NoteAdded, link.Key, null, $"link '{link.Name}' in the {response.New.Name} response of {pair.Subject} was added"))
        from finding in olds.SelectMany(old => Compare(pair, response.New, old, links)).Concat(added)
        select finding;

    private static IEnumerable<Finding> Compare(OperationPair pair, Entry response, Entry old, List<Entry> links)
    {
        var link = links.Find(link => link.Name == old.Name) ?? links.Find(IsSame);
        var what = $"link '{old.Name}' in the {response.Name} response of {pair.Subject}";
        return link is null ? [pair.Find(LinkChanged, response.Node.Key("links") ?? response.Key, old.Key, $"{what} was removed", response.Node)]
            : !IsSame(link) ? [pair.Find(LinkChanged, link.Node["operationId"] ?? link.Node["operationRef"], old.Key, $"{what} changed from {Target(old)} to {Target(link)}", link.Node)]
            : Values(old) != Values(link) ? [pair.Find(LinkChanged, link.Node.Key("parameters") ?? link.Key, old.Key, $"{what} changed from {Values(old)} to {Values(link)}", link.Node)]
            : [];

        bool IsSame(Entry link) => pair.Documents.AreSameTarget(Target(old), Target(link));
    }

    // An id, or method and path of a reference such as "#/paths/~1jobs/get".
    private static string Target(Entry link)
    {
        var tokens = (link.Node.Text("operationRef") ?? "").Split('/');
        return link.Node.Text("operationId")
            ?? (tokens.Length == 4 && tokens[1] == "paths" ? $"{tokens[3].ToUpperInvariant()} {OpenApiDocument.Unescape(tokens[2])}" : string.Join("/", tokens));
    }

    private static string Values(Entry link) => string.Join(", ", ((link.Node["parameters"] as YamlMapping)?.Entries ?? [])
        .Select(parameter => $"{parameter.Key.Value.Split('.').Last()} = {YamlText.Of(parameter.Value)}")
        .OrderBy(text => text, StringComparer.Ordinal)
        .Concat(link.Node["requestBody"] is { } body ? [$"body = {YamlText.Of(body)}"] : [])
        .DefaultIfEmpty("no values"));
}
