using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Binding;

/// <summary>A way to see what a client's method answers with: as the body, or as something that the body is wrapped in.</summary>
internal sealed class ResponseShape
{
    private static readonly string[] UsualNames = ["Content", "Result", "Body", "Value", "Data"];

    private ResponseShape(ITypeSymbol response, IPropertySymbol? wrapped)
    {
        Response = response;
        Wrapped = wrapped;
    }

    public ITypeSymbol Response { get; }

    /// <summary>The property that the body is in; null where the response is the body.</summary>
    public IPropertySymbol? Wrapped { get; }

    public ITypeSymbol Body => MemberPath.Underlying(Wrapped?.Type ?? Response);

    /// <summary>The ways to see a response, the likelier one first.</summary>
    public static IEnumerable<ResponseShape> Of(ITypeSymbol response)
    {
        var bare = new ResponseShape(response, wrapped: null);
        if (WrappedBody(response) is not { } wrapped)
        {
            return [bare];
        }

        // What has an HTTP status is no part of the body.
        var wrapper = new ResponseShape(response, wrapped);
        return StatusCode(response) is null ? [bare, wrapper] : [wrapper, bare];
    }

    /// <summary>The response as C# text.</summary>
    public BoundResponse Bind(Compilation compilation) => Wrapped is null
        ? new BoundResponse(CSharpText.Type(Body), "", null, null, null, IsDisposable: false)
        : new BoundResponse(
            CSharpText.Type(Body),
            "." + CSharpText.Identifier(Wrapped.Name),
            StatusCode(Response) is { } code ? HttpMembers.AsInteger("response", code) : null,
            HttpMembers.Headers(Response, compilation) is { } headers ? "response." + headers.Name : null,
            Error(Response) is { } error ? "response." + error.Name : null,
            IsDisposable(Response));

    private static IPropertySymbol? WrappedBody(ITypeSymbol response)
    {
        if (response is not INamedTypeSymbol { TypeArguments.Length: > 0 })
        {
            return null;
        }

        var bodies = JsonMembers.All(response)
            .Where(property => property.OriginalDefinition.Type is ITypeParameterSymbol)
            .ToList();
        return bodies.Count <= 1
            ? bodies.FirstOrDefault()
            : UsualNames.Select(name => bodies.Find(body => body.Name == name)).FirstOrDefault(body => body is not null);
    }

    private static IPropertySymbol? StatusCode(ITypeSymbol response) => HttpMembers.StatusCode(response);

    private static IPropertySymbol? Error(ITypeSymbol response)
        => JsonMembers.Named(response, "Error") is { } error && HttpMembers.IsException(error.Type) ? error : null;

    private static bool IsDisposable(ITypeSymbol response)
        => response.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_IDisposable);
}
