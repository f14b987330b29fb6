using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Binding;

/// <summary>The client's method for an operation.</summary>
internal sealed class ClientMethod
{
    private ClientMethod(IMethodSymbol symbol, INamedTypeSymbol client, ITypeSymbol response)
    {
        Symbol = symbol;
        Client = client;
        Response = response;
        CancellationToken = symbol.Parameters.FirstOrDefault(IsCancellationToken);
    }

    public IMethodSymbol Symbol { get; }

    /// <summary>The type that the waiters extend: the one that was named, else the one that has the method.</summary>
    public INamedTypeSymbol Client { get; }

    /// <summary>What the method's task yields.</summary>
    public ITypeSymbol Response { get; }

    public IParameterSymbol? CancellationToken { get; }

    /// <summary>The parameters that a waiter carries through.</summary>
    public IEnumerable<IParameterSymbol> Parameters
        => Symbol.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, CancellationToken));

    /// <summary>Whether the method or a type around it is obsolete.</summary>
    public bool IsObsolete => Chain(Symbol).Concat(Chain(Client)).Any(symbol => symbol
        .GetAttributes()
        .Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute"));

    /// <summary>
    /// The one of several methods that a waiter can call: one of an interface before one of a class, and an overload
    /// that takes a cancellation token before one that does not.
    /// </summary>
    /// <param name="found">The methods, each with the type that was named for it.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="problem">Why there is not exactly one.</param>
    public static ClientMethod? Choose(
        IReadOnlyList<(IMethodSymbol Method, INamedTypeSymbol Client)> found, Compilation compilation, out string problem)
    {
        var fitting = found
            .Select(pair => ResponseOf(pair.Method, pair.Client, compilation) is { } response
                ? new ClientMethod(pair.Method, pair.Client, response)
                : null)
            .OfType<ClientMethod>()
            .ToList();
        fitting.RemoveAll(method => fitting.Exists(other => other.Hides(method)));
        var best = fitting.Where(method => method.Client.TypeKind == TypeKind.Interface).ToList();
        best = best.Count > 0 ? best : fitting;
        var withToken = best.Where(method => method.CancellationToken is not null).ToList();
        best = withToken.Count > 0 ? withToken : best;
        if (best.Count == 1)
        {
            problem = "";
            return best[0];
        }

        problem = best.Count == 0
            ? $"'{found[0].Method.ToDisplayString()}' returns '{found[0].Method.ReturnType.ToDisplayString()}', or is not accessible, static, generic or has ref parameters; a public or internal instance method of a class or interface is needed that returns a Task or ValueTask of the response"
            : $"'{best[0].Symbol.ToDisplayString()}' and '{best[1].Symbol.ToDisplayString()}' both fit; name the client in x-polling or in the document's item, or leave one overload";
        return null;
    }

    // As C# has it: by the same parameters, in a type that inherits from the other's.
    private bool Hides(ClientMethod other)
    {
        var type = other.Symbol.ContainingType;
        return !SymbolEqualityComparer.Default.Equals(Symbol.ContainingType, type)
            && JsonMembers.Bases(Symbol.ContainingType).Any(one => SymbolEqualityComparer.Default.Equals(one, type))
            && Symbol.Parameters.Length == other.Symbol.Parameters.Length
            && Symbol.Parameters.Zip(
                    other.Symbol.Parameters, (one, same) => SymbolEqualityComparer.Default.Equals(one.Type, same.Type))
                .All(isSame => isSame);
    }

    private static bool IsCancellationToken(IParameterSymbol parameter)
        => parameter.Type.ToDisplayString() == "System.Threading.CancellationToken";

    /// <summary>The T of a usable method that returns Task{T} or ValueTask{T}; null for every other one.</summary>
    private static ITypeSymbol? ResponseOf(IMethodSymbol method, INamedTypeSymbol client, Compilation compilation)
        => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false }
            && client.IsReferenceType
            && !IsGeneric(client)
            && compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)
            && compilation.IsSymbolAccessibleWithin(client, compilation.Assembly)
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType)
            && method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task
            && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
                ? task.TypeArguments[0]
                : null;

    private static bool IsGeneric(INamedTypeSymbol type)
        => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    private static IEnumerable<ISymbol> Chain(ISymbol? symbol)
    {
        for (; symbol is not null; symbol = symbol.ContainingType)
        {
            yield return symbol;
        }
    }
}
