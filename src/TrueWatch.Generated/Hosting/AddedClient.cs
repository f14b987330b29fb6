namespace TrueWatch.Generated;

/// <summary>Marks among the services that a client was added, so that adding it again only adds to its options.</summary>
/// <param name="Name">The name of the client.</param>
internal sealed record AddedClient(string Name);
