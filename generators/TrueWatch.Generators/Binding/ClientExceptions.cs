namespace TrueWatch.Generators.Binding;

/// <summary>
/// The exceptions by which a client says that the service answered with an error, as the usual generators call them.
/// Without them a wait could not tell a gateway's passing 503 from a refusal.
/// </summary>
internal sealed class ClientExceptions(Compilation compilation)
{
    private const string OfRuntime = "System.Net.Http.HttpRequestException";

    // NSwag's (by any of its names) and hand-written ones are beside the client.
    private static readonly string[] OwnNames = ["ApiException", "SwaggerException", "HttpException"];
    private static readonly string[] LibraryNames = ["Refit.ApiException", "Microsoft.Kiota.Abstractions.ApiException", OfRuntime];

    // A type that is not there is looked for in every reference.
    private readonly Dictionary<string, List<BoundException>> _ofNamespaces = [];

    public List<BoundException> Find(INamedTypeSymbol client)
    {
        var @namespace = CSharpText.Namespace(client).Replace("@", "");
        if (!_ofNamespaces.TryGetValue(@namespace, out var exceptions))
        {
            exceptions = FindIn(@namespace);
            _ofNamespaces.Add(@namespace, exceptions);
        }

        return exceptions;
    }

    // One that derives from another has to be asked for first.
    private List<BoundException> FindIn(string @namespace) => OwnNames
        .Select(name => CSharpText.Qualify(@namespace, name))
        .Concat(LibraryNames)
        .Select(compilation.GetTypeByMetadataName)
        .OfType<INamedTypeSymbol>()
        .Where(type => HttpMembers.IsException(type) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        .OrderByDescending(type => JsonMembers.Bases(type).Count())
        .Select(Bind)
        .OfType<BoundException>()
        .ToList();

    private static BoundException? Bind(INamedTypeSymbol type) => HttpMembers.StatusCode(type) is { } statusCode
        ? new BoundException(
            CSharpText.Type(type),
            HttpMembers.AsInteger("exception", statusCode),
            HttpMembers.Headers(type) is { } headers ? "exception." + headers.Name : null,
            type.ToDisplayString() == OfRuntime)
        : null;
}
