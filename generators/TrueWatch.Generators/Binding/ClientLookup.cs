namespace TrueWatch.Generators.Binding;

/// <summary>Looks for the client's methods that an operation, or the project's metadata, names.</summary>
internal sealed class ClientLookup(Compilation compilation, CancellationToken cancellationToken)
{
    private const string Advice = "name it in x-polling, with the keys 'client' and 'method', or by the document's item, with 'Client' and 'Method'";

    public ClientMethod? Find(OperationModel operation, DocumentOptions options, out OperationPart part, out string problem)
    {
        var names = new MethodNames(operation.Call.OperationId, operation.Method, options);
        var method = Find(names, [], operation.Client ?? options.Client, operation.Call.ArgumentCount, out problem);
        part = method is null && operation.Client is { } client && Types(client).Count != 1 ? OperationPart.Client
            : operation.Method is null ? OperationPart.OperationId
            : OperationPart.Method;
        return method;
    }

    /// <summary>Finds the method of an operation that starts what others poll: of the same client, if that has it.</summary>
    public ClientMethod? FindStarter(CallModel call, INamedTypeSymbol client, DocumentOptions options, out string problem)
    {
        var names = new MethodNames(call.OperationId, method: null, options);
        return Find(names, FindIn(client, names), options.Client, call.ArgumentCount, out problem);
    }

    private ClientMethod? Find(MethodNames names, List<ClientMethod> found, string? clientName, int argumentCount, out string problem)
    {
        var types = clientName is null || found.Count > 0 ? [] : Types(clientName);
        found = found.Count > 0 ? found : clientName is null ? FindAnywhere(names) : types.Count == 1 ? FindIn(types[0], names) : [];
        if (found.Count > 0)
        {
            return ClientMethod.Choose(found, names.Rank, argumentCount, compilation, out problem);
        }

        problem = clientName is null ? $"the project has no method {names}; {DescribeNearest(names.Exact[0])}"
            : types.Count == 0 ? $"there is no type '{clientName}'; write the full name, with its namespace, of a type in another assembly"
            : types.Count == 1 ? $"'{types[0].ToDisplayString()}' has no method {names}{DescribeKnown(types[0], names.Exact[0])}"
            : $"'{types[0].ToDisplayString()}' and '{types[1].ToDisplayString()}' are both called '{clientName}'; write the full name, with its namespace";
        return null;
    }

    private static List<ClientMethod> FindIn(INamedTypeSymbol client, MethodNames names)
        => Methods(client).FindAll(method => names.Matches(method.Symbol.Name));

    private static string DescribeKnown(INamedTypeSymbol client, string name)
    {
        var known = Methods(client).Select(method => method.Symbol.Name).Distinct().ToList();
        return $"{NearestName.Suggest(name, known)}; there is {NameList.Of(known)}";
    }

    private List<ClientMethod> FindAnywhere(MethodNames names)
    {
        var found = InSource(names.Exact);
        found = found.Count > 0 ? found : InSource(names.Keys.SelectMany(key => Declared[key]));
        return found.Count > 0
            ? found
            : InSource(names.TaggedKeys.SelectMany(key => Declared[key]))
                .FindAll(method => MethodNames.KeyOf(method.Client.Name).Contains(names.Tag));
    }

    // By name, not by predicate: that goes through the members of every type of the project.
    private List<ClientMethod> InSource(IEnumerable<string> names) => names
        .Distinct()
        .SelectMany(name => compilation.GetSymbolsWithName(name, SymbolFilter.Member, cancellationToken))
        .OfType<IMethodSymbol>()
        .Where(method => !method.IsOverride)
        .Select(method => new ClientMethod(method, method.ContainingType))
        .ToList();

    // All names of members in the project, by what is left of them without separators and letter case.
    private ILookup<string, string> Declared => field ??= ReadDeclared();

    private ILookup<string, string> ReadDeclared()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        _ = compilation.GetSymbolsWithName(name => names.Add(name) && false, SymbolFilter.Member, cancellationToken).Any();
        return names.ToLookup(MethodNames.KeyOf);
    }

    private string DescribeNearest(string name)
    {
        var nearest = InSource(NearestName.Several(name, Declared.SelectMany(names => names)))
            .FindAll(method => method.FindFault(compilation) is null)
            .Select(method => $"'{method.Client.ToDisplayString()}.{method.Symbol.Name}'")
            .Distinct()
            .ToList();
        return nearest.Count == 0
            ? $"is the client compiled in this project? If the method is called otherwise, {Advice}"
            : $"if it is {string.Join(" or ", nearest)}, {Advice}";
    }

    private List<INamedTypeSymbol> Types(string name)
    {
        var full = name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;
        if (compilation.GetTypeByMetadataName(full) is { } exact)
        {
            return [exact];
        }

        var simple = full.Substring(full.LastIndexOf('.') + 1);
        return simple.Length == 0
            ? []
            : compilation.GetSymbolsWithName(simple, SymbolFilter.Type, cancellationToken)
                .OfType<INamedTypeSymbol>()
                .Where(type => full == simple || type.ToDisplayString() == full)
                .ToList();
    }

    private static List<ClientMethod> Methods(INamedTypeSymbol client) => JsonMembers.Bases(client)
        .SelectMany(type => type.GetMembers())
        .OfType<IMethodSymbol>()
        .Where(method => method is { MethodKind: MethodKind.Ordinary, IsOverride: false })
        .Select(method => new ClientMethod(method, client))
        .ToList();
}
