using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Models;

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
    private static readonly string[] LibraryNames = ["Refit.ApiException", "Microsoft.Kiota.Abstractions.ApiException"];

    public static IEnumerable<BoundException> Find(INamedTypeSymbol client, Compilation compilation)
    {
        var prefix = client.ContainingNamespace.IsGlobalNamespace ? "" : client.ContainingNamespace.ToDisplayString() + ".";
        return OwnNames
            .Select(name => prefix + name)
            .Concat(LibraryNames)
            .Append(OfRuntime)
            .Select(compilation.GetTypeByMetadataName)
            .Select(type => type is null ? null : Bind(type, compilation))
            .OfType<BoundException>();
    }

    private static BoundException? Bind(INamedTypeSymbol type, Compilation compilation)
        => HttpMembers.IsException(type)
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)
            && HttpMembers.StatusCode(type) is { } statusCode
            ? new BoundException(
                CSharpText.Type(type),
                HttpMembers.AsInteger("exception", statusCode),
                HttpMembers.Headers(type, compilation) is { } headers ? "exception." + headers.Name : null,
                type.ToDisplayString() == OfRuntime)
            : null;
}
