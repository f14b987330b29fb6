namespace TrueWatch.Generators.Binding;

/// <summary>Looks for the client's methods that an operation, or the project's metadata, names.</summary>
internal sealed class ClientLookup
{
    private const string Advice = "name it in x-polling, with the keys 'client' and 'method', or by the document's item, with 'Client' and 'Method'";
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<ILookup<string, string>> _declared;

    public ClientLookup(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
        _declared = new Lazy<ILookup<string, string>>(ReadDeclared);
    }

    /// <summary>Finds the method of an operation.</summary>
    public ClientMethod? Find(OperationModel operation, DocumentOptions options, out OperationPart part, out string problem)
    {
        part = operation.Method is null ? OperationPart.OperationId : OperationPart.Method;
        var names = new MethodNames(operation.Call.OperationId, operation.Method, options);
        var method = Find(names, operation.Client ?? options.Client, operation.Call.ArgumentCount, out var isOfClient, out problem);
        part = isOfClient && operation.Client is not null ? OperationPart.Client : part;
        return method;
    }

    /// <summary>Finds the method of an operation that starts what others poll: of the same client, if that has it.</summary>
    public ClientMethod? FindStarter(CallModel call, INamedTypeSymbol client, DocumentOptions options, out string problem)
    {
        var names = new MethodNames(call.OperationId, method: null, options);
        var found = Methods(client).FindAll(pair => names.Matches(pair.Method.Name));
        return found.Count > 0
            ? ClientMethod.Choose(found, names.Rank, call.ArgumentCount, _compilation, out problem)
            : Find(names, options.Client, call.ArgumentCount, out _, out problem);
    }

    /// <param name="names">The method's names.</param>
    /// <param name="clientName">The client's type; null where nothing names it.</param>
    /// <param name="argumentCount">How many arguments a request has.</param>
    /// <param name="isOfClient">Whether the problem is the client's name.</param>
    /// <param name="problem">Why there is none.</param>
    private ClientMethod? Find(MethodNames names, string? clientName, int argumentCount, out bool isOfClient, out string problem)
    {
        isOfClient = false;
        List<(IMethodSymbol Method, INamedTypeSymbol Client)> found;
        if (clientName is not null)
        {
            var types = Types(clientName);
            if (types.Count != 1)
            {
                isOfClient = true;
                problem = types.Count == 0
                    ? $"there is no type '{clientName}'; write the full name, with its namespace, of a type in another assembly"
                    : $"'{types[0].ToDisplayString()}' and '{types[1].ToDisplayString()}' are both called '{clientName}'; write the full name, with its namespace";
                return null;
            }

            var methods = Methods(types[0]);
            found = methods.FindAll(pair => names.Matches(pair.Method.Name));
            if (found.Count == 0)
            {
                var known = methods.Select(pair => pair.Method.Name).Distinct().ToList();
                problem = $"'{types[0].ToDisplayString()}' has no method {names}{NearestName.Suggest(names.First, known)}; there is {(known.Count == 0 ? "none" : NameList.Of(known))}";
                return null;
            }
        }
        else
        {
            found = InSource(names.Exact);
            found = found.Count > 0 ? found : InSource(names.Keys.SelectMany(key => _declared.Value[key]));
            found = found.Count > 0 ? found : OfTaggedClient(names);
            if (found.Count == 0)
            {
                problem = $"the project has no method {names}; {DescribeNearest(names.First)}";
                return null;
            }
        }

        return ClientMethod.Choose(found, names.Rank, argumentCount, _compilation, out problem);
    }

    // By name, not by predicate: that goes through the members of every type of the project.
    private List<(IMethodSymbol Method, INamedTypeSymbol Client)> InSource(IEnumerable<string> names) => names
        .Distinct()
        .SelectMany(name => _compilation.GetSymbolsWithName(name, SymbolFilter.Member, _cancellationToken))
        .OfType<IMethodSymbol>()
        .Where(method => !method.IsOverride)
        .Select(method => (method, method.ContainingType))
        .ToList();

    private List<(IMethodSymbol, INamedTypeSymbol)> OfTaggedClient(MethodNames names)
        => InSource(names.TaggedKeys.SelectMany(key => _declared.Value[key]))
            .FindAll(pair => MethodNames.KeyOf(pair.Client.Name).Contains(names.Tag));

    // All names of members in the project, by what is left of them without separators and letter case.
    private ILookup<string, string> ReadDeclared()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        _ = _compilation.GetSymbolsWithName(name => names.Add(name) && false, SymbolFilter.Member, _cancellationToken).Any();
        return names.ToLookup(MethodNames.KeyOf);
    }

    private string DescribeNearest(string name)
    {
        var nearest = InSource(NearestName.Several(name, _declared.Value.SelectMany(names => names)))
            .FindAll(pair => CallableMethod.FindFault(pair.Method, pair.Client, _compilation) is null)
            .Select(pair => $"'{pair.Client.ToDisplayString()}.{pair.Method.Name}'")
            .Distinct()
            .ToList();
        return nearest.Count == 0
            ? $"is the client compiled in this project? If the method is called otherwise, {Advice}"
            : $"if it is {string.Join(" or ", nearest)}, {Advice}";
    }

    private List<INamedTypeSymbol> Types(string name)
    {
        var full = name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;
        if (_compilation.GetTypeByMetadataName(full) is { } exact)
        {
            return [exact];
        }

        var simple = full.Substring(full.LastIndexOf('.') + 1);
        return simple.Length == 0
            ? []
            : _compilation.GetSymbolsWithName(simple, SymbolFilter.Type, _cancellationToken)
                .OfType<INamedTypeSymbol>()
                .Where(type => full == simple || type.ToDisplayString() == full)
                .ToList();
    }

    private static List<(IMethodSymbol Method, INamedTypeSymbol Client)> Methods(INamedTypeSymbol client) => JsonMembers.Bases(client)
        .SelectMany(type => type.GetMembers())
        .OfType<IMethodSymbol>()
        .Where(method => method is { MethodKind: MethodKind.Ordinary, IsOverride: false })
        .Select(method => (method, client))
        .ToList();
}
