namespace TrueWatch.Generators.Binding;

/// <summary>Tells whether emitted code can call a method.</summary>
internal static class CallableMethod
{
    /// <summary>Why it cannot, to go on behind the method's name; null where it can.</summary>
    public static string? FindFault(IMethodSymbol method, INamedTypeSymbol client, Compilation compilation) => method switch
    {
        { MethodKind: not MethodKind.Ordinary } => "is not an ordinary method",
        { IsStatic: true } => "is static",
        { IsGenericMethod: true } => "is generic",
        _ when !client.IsReferenceType => $"is in the struct '{client.ToDisplayString()}'",
        _ when IsGeneric(client) =>
            $"is in the generic type '{client.ToDisplayString()}' (name a type that inherits it, and is not generic, as the client)",
        _ when !compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)
            || !compilation.IsSymbolAccessibleWithin(client, compilation.Assembly) => "is not accessible",
        _ when ResponseOf(method) is null => $"returns '{method.ReturnType.ToDisplayString()}'",
        { Parameters: var parameters } => parameters.Select(FindFault).FirstOrDefault(fault => fault is not null)
            ?? (parameters.Select(one => one.Type).Prepend(method.ReturnType).Prepend(client).FirstOrDefault(IsFileLocal) is { } local
                ? $"has to do with '{local.ToDisplayString()}', which is known in its own file only"
                : null),
    };

    /// <summary>The T of a method that returns Task{T} or ValueTask{T}; null for every other one.</summary>
    public static ITypeSymbol? ResponseOf(IMethodSymbol method)
        => method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task
            && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
                ? task.TypeArguments[0]
                : null;

    // A waiter keeps the arguments from one poll to the next.
    private static string? FindFault(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: not RefKind.None } => $"takes '{parameter.Name}' by reference",
        { Type: { IsRefLikeType: true } or { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } } =>
            $"takes '{parameter.Name}' of the type '{parameter.Type.ToDisplayString()}', which cannot be kept from one poll to the next",
        _ => null,
    };

    private static bool IsFileLocal(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsFileLocal(array.ElementType),
        INamedTypeSymbol named => named.IsFileLocal
            || (named.ContainingType is { } outer && IsFileLocal(outer))
            || named.TypeArguments.Any(IsFileLocal),
        _ => false,
    };

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));
}
