namespace TrueWatch.Generators.Binding;

/// <summary>
/// The exceptions by which a client says that the service answered with an error, as the usual generators call them.
/// Without them a wait could not tell a gateway's passing 503 from a refusal.
/// </summary>
internal static class ClientExceptions
{
    private const string OfRuntime = "System.Net.Http.HttpRequestException";

    // NSwag's (by any of its names) and hand-written ones are beside the client.
    private static readonly string[] OwnNames = ["ApiException", "SwaggerException", "HttpException"];
    private static readonly string[] LibraryNames = ["Refit.ApiException", "Microsoft.Kiota.Abstractions.ApiException", OfRuntime];

    // One that derives from another has to be asked for first.
    public static List<BoundException> Find(INamedTypeSymbol client, Compilation compilation) => OwnNames
        .Select(name => CSharpText.Qualify(CSharpText.Namespace(client).Replace("@", ""), name))
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
