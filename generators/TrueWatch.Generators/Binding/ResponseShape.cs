namespace TrueWatch.Generators.Binding;

/// <summary>
/// A way to see what a client's method answers with: as the body, or as something with a member that the body is wrapped in.
/// What is wrapped is read only where there is a response.
/// </summary>
internal sealed record ResponseShape(ITypeSymbol Response, DataMember? Wrapped, bool IsRequired)
{
    private static readonly string[] UsualNames = ["Content", "Result", "Body", "Value", "Data"];

    public ITypeSymbol Body => NullableType.Underlying(Wrapped?.Type ?? Response);

    /// <summary>The way to see a response in which all names are found; the likeliest one where there is none.</summary>
    public static ResponseShape Choose(ITypeSymbol response, IEnumerable<EquatableArray<string>> paths)
    {
        var shapes = Of(response);
        return shapes.Find(shape => paths.All(names => shape.Follow(names, out _) is not null)) ?? shapes[0];
    }

    /// <summary>The members that JSON names lead to; null with the reason why one is not there.</summary>
    public MemberPath? Follow(EquatableArray<string> names, out string problem) => MemberPath.Follow(Response, Wrapped, names, out problem);

    public string DescribeLack(string problem, string needed = "status")
        => $"{DescribeMethod()}, which {problem}; let it return the response with its {needed}, such as ApiResponse<T>";

    public string DescribeMethod() => $"the client's method returns '{Response.ToDisplayString()}'";

    // The likelier one first.
    private static List<ResponseShape> Of(ITypeSymbol response)
    {
        var bare = new ResponseShape(
            response, Wrapped: null, !response.IsValueType && response.NullableAnnotation == NullableAnnotation.NotAnnotated);
        var there = NullableType.Underlying(response).WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (WrappedBody(there) is not { } wrapped)
        {
            return [bare];
        }

        // What has an HTTP status is no part of the body.
        var wrapper = new ResponseShape(there, wrapped, NullableType.CanBeNull(response));
        return HttpMembers.StatusCode(there) is null ? [bare, wrapper] : [wrapper, bare];
    }

    public BoundResponse Bind(string name = "response") => Wrapped is null
        ? new BoundResponse(name, CSharpText.Type(Body), "", null, null, null, IsDisposable: false, IsRequired)
        : new BoundResponse(
            name, CSharpText.Type(Body), "." + CSharpText.Identifier(Wrapped.Name),
            HttpMembers.StatusCode(Response) is { } code ? HttpMembers.AsInteger(name, code) : null,
            HttpMembers.Headers(Response) is { } headers ? $"{name}.{headers.Name}" : null,
            JsonMembers.Named(Response, "Error") is { } error && HttpMembers.IsException(error.Type) ? $"{name}.{error.Name}" : null,
            Response.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_IDisposable), IsRequired);

    // A member of the type that the wrapper is generic in; without one, what is beside an HTTP status.
    private static DataMember? WrappedBody(ITypeSymbol response)
    {
        var members = JsonMembers.All(response).ToList();
        var bodies = members.FindAll(member => member.IsOfTypeParameter);
        if (bodies.Count == 1 || (bodies.Count == 0 && HttpMembers.StatusCode(response) is null))
        {
            return bodies.SingleOrDefault();
        }

        var candidates = bodies.Count > 0 ? bodies : members;
        return UsualNames.Select(name => candidates.Find(body => body.Name == name)).FirstOrDefault(body => body is not null);
    }
}
