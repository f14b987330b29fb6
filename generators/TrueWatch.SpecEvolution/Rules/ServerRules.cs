namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the addresses of the service. Clients call the first one unless told otherwise.</summary>
internal static class ServerRules
{
    public static IEnumerable<Finding> OfDocument(DocumentPair documents)
        => Compare(documents.Old.Root, documents.New.Root, documents.New.Root.Key("openapi")!, "the document");

    public static IEnumerable<Finding> OfOperation(OperationPair pair) => Compare(pair.Old.Node, pair.New.Node, pair.New.Site, $"{pair.Subject}");

    private static IEnumerable<Finding> Compare(YamlMapping old, YamlMapping @new, YamlNode site, string owner)
    {
        var servers = new Match<(string Url, YamlMapping Node)>(Read(old), Read(@new), server => server.Url);
        var (was, @is) = (Read(old).FirstOrDefault(), Read(@new).FirstOrDefault());
        var place = @new.Key("servers") ?? site;
        return servers.Removed.Where(server => server != was).Select(server => new Finding(ServerRemoved, place, server.Node, $"the server '{server.Url}' of {owner} was removed", [@new]))
            .Concat(servers.Added.Select(server => new Finding(NoteAdded, server.Node, null, $"the server '{server.Url}' of {owner} was added", [])))
            .Concat(was.Url is null || was.Url == @is.Url ? [] : [new(FirstServerChanged, @is.Node?["url"] ?? place, was.Node, $"the first server of {owner} changed from '{was.Url}' to '{@is.Url ?? "/"}'", [@is.Node, @new])]);
    }

    // The addresses with the defaults of their variables; a slash at the end does not count.
    private static List<(string Url, YamlMapping Node)> Read(YamlMapping owner) => [..
        from server in owner.Items("servers").OfType<YamlMapping>()
        let variables = (server["variables"] as YamlMapping)?.Entries ?? []
        let url = variables.Aggregate(
            server.Text("url") ?? "", (text, variable) => text.Replace($"{{{variable.Key.Value}}}", (variable.Value as YamlMapping)?.Text("default")))
        select (url.TrimEnd('/'), server)];
}
