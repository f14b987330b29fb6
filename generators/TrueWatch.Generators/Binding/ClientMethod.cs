using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Parsing;

namespace TrueWatch.Generators.Binding;

/// <summary>The client's method for an operation.</summary>
internal sealed class ClientMethod
{
    private ClientMethod(IMethodSymbol symbol, ITypeSymbol response)
    {
        Symbol = symbol;
        Response = response;
        CancellationToken = symbol.Parameters.FirstOrDefault(IsCancellationToken);
    }

    public IMethodSymbol Symbol { get; }

    /// <summary>What the method's task yields.</summary>
    public ITypeSymbol Response { get; }

    public IParameterSymbol? CancellationToken { get; }

    /// <summary>The parameters that a waiter carries through.</summary>
    public IEnumerable<IParameterSymbol> Parameters
        => Symbol.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, CancellationToken));

    /// <summary>
    /// Finds the method that is named after the operation, with or without <c>Async</c>: one of an interface before one
    /// of a class, and an overload that takes a cancellation token before one that does not.
    /// </summary>
    public static ClientMethod? Find(
        Compilation compilation, string operationId, CancellationToken cancellationToken, out string problem)
    {
        var name = Identifiers.ToPascalCase(operationId);
        string[] names = [name + "Async", name, operationId];
        var found = names
            .Distinct()
            .Where(candidate => candidate.Length > 0)
            .SelectMany(candidate => compilation.GetSymbolsWithName(candidate, SymbolFilter.Member, cancellationToken))
            .OfType<IMethodSymbol>()
            .ToList();
        var fitting = found
            .Select(method => ResponseOf(method) is { } response ? new ClientMethod(method, response) : null)
            .OfType<ClientMethod>()
            .ToList();
        var best = fitting.Where(method => method.Symbol.ContainingType.TypeKind == TypeKind.Interface).ToList();
        best = best.Count > 0 ? best : fitting;
        var withToken = best.Where(method => method.CancellationToken is not null).ToList();
        best = withToken.Count > 0 ? withToken : best;
        if (best.Count == 1)
        {
            problem = "";
            return best[0];
        }

        problem = (best.Count, found.Count) switch
        {
            (0, 0) => $"the project has no method '{names[0]}' or '{names[1]}'; is the client compiled in this project?",
            (0, _) => $"'{found[0].ToDisplayString()}' returns '{found[0].ReturnType.ToDisplayString()}', or is not accessible, static, generic or has ref parameters; a public or internal instance method is needed that returns a Task or ValueTask of the response",
            _ => $"'{best[0].Symbol.ToDisplayString()}' and '{best[1].Symbol.ToDisplayString()}' both fit",
        };
        return null;
    }

    private static bool IsCancellationToken(IParameterSymbol parameter)
        => parameter.Type.ToDisplayString() == "System.Threading.CancellationToken";

    /// <summary>The T of a usable method that returns Task{T} or ValueTask{T}; null for every other one.</summary>
    private static ITypeSymbol? ResponseOf(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, ContainingType.IsGenericType: false }
            && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
            && IsAccessible(method.ContainingType)
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            && method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task
            && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
                ? task.TypeArguments[0]
                : null;

    private static bool IsAccessible(INamedTypeSymbol type)
        => type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
            && (type.ContainingType is null || IsAccessible(type.ContainingType));
}
