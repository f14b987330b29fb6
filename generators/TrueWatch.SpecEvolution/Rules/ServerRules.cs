namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the addresses of the service. Clients call the first one unless told otherwise.</summary>
internal static class ServerRules
{
    public static IEnumerable<Finding> OfDocument(DocumentPair documents)
        => Compare(documents.Old.Root, documents.New.Root, documents.New.Root.Key("openapi")!, "the document", Levels.All);

    /// <summary>Those of an operation, or else of its path item, go before those of the document.</summary>
    public static IEnumerable<Finding> OfOperation(OperationPair pair)
    {
        var (old, @new) = (OwnerOf(pair.Old), OwnerOf(pair.New));
        return old == pair.Old.Document.Root && @new == pair.New.Document.Root ? [] : Compare(old, @new, pair.New.Site, $"{pair.Subject}", Levels.Wire, pair.New.Node);
    }

    private static YamlMapping OwnerOf(ApiOperation operation)
        => new[] { operation.Node, operation.PathItem }.FirstOrDefault(one => one["servers"] is not null) ?? operation.Document.Root;

    private static IEnumerable<Finding> Compare(YamlMapping old, YamlMapping @new, YamlNode site, string owner, Levels levels, YamlMapping? operation = null)
    {
        var servers = new Match<(string Url, YamlMapping Node)>(Read(old), Read(@new), server => server.Url);
        var (was, @is) = (Read(old).FirstOrDefault(), Read(@new).FirstOrDefault());
        // An operation that has none of its own any more is where the change is.
        var isGone = operation is not null && @new["paths"] is not null;
        var place = isGone ? site : @new.Key("servers") ?? site;
        return servers.Removed.Where(server => server != was).Select(server => new Finding(ServerRemoved, place, server.Node, $"the server '{server.Url}' of {owner} was removed", [operation, @new]))
            .Concat(servers.Added.Where(_ => !isGone).Select(server => new Finding(NoteAdded, server.Node, null, $"the server '{server.Url}' of {owner} was added", [])))
            .Concat((was.Url is null && operation is null) || was.Url == @is.Url ? [] : [new(
                FirstServerChanged, (isGone ? null : @is.Node?["url"]) ?? place, was.Node, $"the first server of {owner} changed from '{was.Url ?? "/"}' to '{@is.Url ?? "/"}'", [@is.Node, operation, @new], levels)]);
    }

    // The addresses with the defaults of their variables; a slash at the end does not count.
    private static List<(string Url, YamlMapping Node)> Read(YamlMapping owner) => [..
        from server in owner.Items("servers").OfType<YamlMapping>()
        let variables = (server["variables"] as YamlMapping)?.Entries ?? []
        let url = variables.Aggregate(
            server.Text("url") ?? "", (text, variable) => text.Replace($"{{{variable.Key.Value}}}", (variable.Value as YamlMapping)?.Text("default")))
        select (url.TrimEnd('/'), server)];
}
