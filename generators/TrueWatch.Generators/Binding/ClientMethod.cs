namespace TrueWatch.Generators.Binding;

/// <summary>
/// A client's method that an operation may mean. The client is the type that the waiters extend: the one that was named, else
/// the one that has the method.
/// </summary>
internal sealed record ClientMethod(IMethodSymbol Symbol, INamedTypeSymbol Client)
{
    /// <summary>What the task yields of a method that can be called.</summary>
    public ITypeSymbol Response => CallableMethod.ResponseOf(Symbol)!;

    public IParameterSymbol? CancellationToken { get; }
        = Symbol.Parameters.FirstOrDefault(parameter => parameter.Type.ToDisplayString() == "System.Threading.CancellationToken");

    /// <summary>The parameters that a waiter carries through.</summary>
    public IEnumerable<IParameterSymbol> Parameters
        => Symbol.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, CancellationToken));

    public bool IsOfNSwag => new ISymbol[] { Client, Symbol.ContainingType }
        .Any(type => JsonMembers.AttributeText(type, "GeneratedCodeAttribute") == "NSwag");

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
        .Select(symbol => JsonMembers.AttributeText(symbol, "ExperimentalAttribute"))
        .FirstOrDefault(id => id is not null);

    /// <summary>
    /// The one of several methods that a waiter can call: one of an interface before one of a class, an overload that
    /// takes a cancellation token before one that does not, a name before those that come behind it, and of several
    /// overloads the one with as many parameters as the operation.
    /// </summary>
    public static ClientMethod? Choose(
        List<ClientMethod> found, Func<string, int> rank, int argumentCount, Compilation compilation, out string problem)
    {
        var fitting = found.FindAll(method => method.FindFault(compilation) is null);
        fitting.RemoveAll(method => fitting.Exists(other => other.Hides(method)));
        var best = Prefer(fitting, method => method.Client.TypeKind == TypeKind.Interface);
        best = Prefer(best, method => method.CancellationToken is not null);
        best = Prefer(best, method => rank(method.Symbol.Name) == best.Min(other => rank(other.Symbol.Name)));
        best = best.FindAll(method => method.Parameters.Count() == argumentCount) is { Count: 1 } exact ? exact : best;
        problem = best.Count == 1 ? ""
            : best.Count > 1 ? DescribeChoice(best[0], best[1])
            : $"'{found[0].Symbol.ToDisplayString()}' {found[0].FindFault(compilation)}; a public or internal instance method of a class or interface is needed that returns a Task or ValueTask of the response";
        return best.Count == 1 ? best[0] : null;
    }

    /// <summary>Why it cannot be called, to go on behind its name; null where it can.</summary>
    public string? FindFault(Compilation compilation) => CallableMethod.FindFault(Symbol, Client, compilation);

    private static List<ClientMethod> Prefer(List<ClientMethod> methods, Predicate<ClientMethod> isBetter)
        => methods.FindAll(isBetter) is { Count: > 0 } better ? better : methods;

    /// <summary>The method as C# text.</summary>
    public BoundMethod Bind(CallModel call, BoundResponse response) => new BoundMethod(
        CSharpText.Namespace(Client), CSharpText.Type(Client), CSharpText.Identifier(Symbol.Name),
        call.Summary, IsObsolete, ExperimentalId,
        new(ParameterBinder.Bind(Parameters, call.Parameters)),
        CancellationToken is { } token ? CSharpText.Identifier(token.Name) : null,
        response);

    // As C# has it: by the same parameters, in a type that inherits from the other's.
    private bool Hides(ClientMethod other)
    {
        var type = other.Symbol.ContainingType;
        return !SymbolEqualityComparer.Default.Equals(Symbol.ContainingType, type)
            && JsonMembers.Bases(Symbol.ContainingType).Any(one => SymbolEqualityComparer.Default.Equals(one, type))
            && Symbol.Parameters.Select(one => one.Type).SequenceEqual(
                other.Symbol.Parameters.Select(one => one.Type), SymbolEqualityComparer.Default);
    }

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
