namespace TrueWatch.Generators.Binding;

/// <summary>The client's method for an operation.</summary>
internal sealed class ClientMethod(IMethodSymbol symbol, INamedTypeSymbol client, ITypeSymbol response)
{
    public IMethodSymbol Symbol { get; } = symbol;

    /// <summary>The type that the waiters extend: the one that was named, else the one that has the method.</summary>
    public INamedTypeSymbol Client { get; } = client;

    /// <summary>What the method's task yields.</summary>
    public ITypeSymbol Response { get; } = response;

    public IParameterSymbol? CancellationToken { get; } = symbol.Parameters.FirstOrDefault(IsCancellationToken);

    /// <summary>The parameters that a waiter carries through.</summary>
    public IEnumerable<IParameterSymbol> Parameters
        => Symbol.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, CancellationToken));

    /// <summary>Whether NSwag has written the client.</summary>
    public bool IsOfNSwag => new ISymbol[] { Client, Symbol.ContainingType }
        .Any(type => JsonMembers.AttributeText(type, "GeneratedCodeAttribute", "Tool") == "NSwag");

    /// <summary>Whether the method or a type around it is obsolete.</summary>
    public bool IsObsolete => Chain(Symbol).Concat(Chain(Client)).Any(symbol => symbol
        .GetAttributes()
        .Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute"));

    /// <summary>The id of the experiment that the method, or what it takes or returns, is a part of; null where it is none.</summary>
    public string? ExperimentalId => Symbol.Parameters
        .Select(parameter => parameter.Type)
        .Append(Response)
        .SelectMany(Chain)
        .Concat(Chain(Symbol))
        .Concat(Chain(Client))
        .Select(symbol => JsonMembers.AttributeText(symbol, "ExperimentalAttribute", "DiagnosticId"))
        .FirstOrDefault(id => id is not null);

    /// <summary>
    /// The one of several methods that a waiter can call: one of an interface before one of a class, an overload that
    /// takes a cancellation token before one that does not, a name before those that come behind it, and of several
    /// overloads the one with as many parameters as the operation.
    /// </summary>
    public static ClientMethod? Choose(
        IReadOnlyList<(IMethodSymbol Method, INamedTypeSymbol Client)> found, Func<string, int> rank, int argumentCount, Compilation compilation, out string problem)
    {
        var fitting = found
            .Where(pair => CallableMethod.FindFault(pair.Method, pair.Client, compilation) is null)
            .Select(pair => new ClientMethod(pair.Method, pair.Client, CallableMethod.ResponseOf(pair.Method)!))
            .ToList();
        fitting.RemoveAll(method => fitting.Exists(other => other.Hides(method)));
        var best = fitting.Where(method => method.Client.TypeKind == TypeKind.Interface).ToList();
        best = best.Count > 0 ? best : fitting;
        var withToken = best.Where(method => method.CancellationToken is not null).ToList();
        best = withToken.Count > 0 ? withToken : best;
        best = best.FindAll(method => rank(method.Symbol.Name) == best.Min(other => rank(other.Symbol.Name)));
        best = best.FindAll(method => method.Parameters.Count() == argumentCount) is { Count: 1 } exact ? exact : best;
        if (best.Count == 1)
        {
            problem = "";
            return best[0];
        }

        problem = best.Count == 0 ? DescribeFault(found[0], compilation) : DescribeChoice(best[0], best[1]);
        return null;
    }

    /// <summary>The method as C# text.</summary>
    public BoundMethod Bind(CallModel call, BoundResponse response) => new BoundMethod(
        CSharpText.Namespace(Client),
        CSharpText.Type(Client),
        CSharpText.Identifier(Symbol.Name),
        call.Summary,
        IsObsolete,
        ExperimentalId,
        new(ParameterBinder.Bind(Parameters, call.Parameters)),
        CancellationToken is { } token ? CSharpText.Identifier(token.Name) : null,
        response);

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

    private static string DescribeFault((IMethodSymbol Method, INamedTypeSymbol Client) found, Compilation compilation)
        => $"'{found.Method.ToDisplayString()}' {CallableMethod.FindFault(found.Method, found.Client, compilation)}; a public or internal instance method of a class or interface is needed that returns a Task or ValueTask of the response";

    private static string DescribeChoice(ClientMethod one, ClientMethod other)
    {
        var advice = SymbolEqualityComparer.Default.Equals(one.Client, other.Client)
            ? "leave one overload, or name another method in x-polling"
            : "name the client in x-polling or in the document's item";
        return $"'{one.Symbol.ToDisplayString()}' and '{other.Symbol.ToDisplayString()}' both fit; {advice}";
    }

    private static IEnumerable<ISymbol> Chain(ISymbol? symbol)
    {
        for (; symbol is not null; symbol = symbol.ContainingType)
        {
            yield return symbol;
        }
    }
}
