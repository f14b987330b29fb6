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

    private readonly Dictionary<string, List<BoundException>> _ofNamespaces = [];

    public IReadOnlyList<BoundException> Find(INamedTypeSymbol client)
    {
        var prefix = client.ContainingNamespace.IsGlobalNamespace ? "" : client.ContainingNamespace.ToDisplayString().Replace("@", "") + ".";
        if (!_ofNamespaces.TryGetValue(prefix, out var exceptions))
        {
            // One that derives from another has to be asked for first.
            exceptions = OwnNames
                .Select(name => prefix + name)
                .Concat(LibraryNames)
                .Select(compilation.GetTypeByMetadataName)
                .OfType<INamedTypeSymbol>()
                .OrderByDescending(type => JsonMembers.Bases(type).Count())
                .Select(Bind)
                .OfType<BoundException>()
                .ToList();
            _ofNamespaces.Add(prefix, exceptions);
        }

        return exceptions;
    }

    private BoundException? Bind(INamedTypeSymbol type)
        => HttpMembers.IsException(type)
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)
            && HttpMembers.StatusCode(type) is { } statusCode
            ? new BoundException(
                CSharpText.Type(type),
                HttpMembers.AsInteger("exception", statusCode),
                HttpMembers.Headers(type) is { } headers ? "exception." + headers.Name : null,
                type.ToDisplayString() == OfRuntime)
            : null;
}
