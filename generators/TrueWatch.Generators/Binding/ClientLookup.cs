using Microsoft.CodeAnalysis;
using TrueWatch.Generators.CSharp;
using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Binding;

/// <summary>Looks for the client's methods that an operation, or the project's metadata, names.</summary>
internal sealed class ClientLookup
{
    private const string IdPlaceholder = "{operationId}";
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;

    public ClientLookup(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Finds the method of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="options">What the project says of the document.</param>
    /// <param name="part">Which part of the operation is at fault when there is none.</param>
    /// <param name="problem">Why there is none.</param>
    public ClientMethod? Find(OperationModel operation, DocumentOptions options, out OperationPart part, out string problem)
    {
        part = operation.Method is null ? OperationPart.OperationId : OperationPart.Method;
        var names = Names(operation, options);
        List<(IMethodSymbol Method, INamedTypeSymbol Client)> found;
        if ((operation.Client ?? options.Client) is { } clientName)
        {
            var types = Types(clientName);
            if (types.Count != 1)
            {
                part = operation.Client is null ? part : OperationPart.Client;
                problem = types.Count == 0
                    ? $"there is no type '{clientName}'; write the full name, with its namespace, of a type in another assembly"
                    : $"'{types[0].ToDisplayString()}' and '{types[1].ToDisplayString()}' are both called '{clientName}'; write the full name, with its namespace";
                return null;
            }

            found = MembersOf(types[0], names);
            if (found.Count == 0)
            {
                problem = $"'{types[0].ToDisplayString()}' has no method {Choice(names)}; there is {Describe(types[0])}";
                return null;
            }
        }
        else
        {
            found = InSource(names);
            found = found.Count > 0 ? found : OfTaggedClient(operation);
            if (found.Count == 0)
            {
                problem = $"the project has no method {Choice(names)}; is the client compiled in this project?";
                return null;
            }
        }

        return ClientMethod.Choose(found, _compilation, out problem);
    }

    private static List<string> Names(OperationModel operation, DocumentOptions options)
    {
        var pascal = Identifiers.ToPascalCase(operation.OperationId ?? "");
        var named = operation.Method ?? options.Method?.Replace(IdPlaceholder, pascal);
        string[] names = named is null ? [pascal + "Async", pascal, operation.OperationId ?? ""] : [named, named + "Async"];
        return names.Where(name => name.Length > 0 && name != "Async").Distinct().ToList();
    }

    private static string Choice(List<string> names)
        => names.Count > 1 ? $"'{names[0]}' or '{names[1]}'" : $"'{names[0]}'";

    // By name, not by predicate: that goes through the members of every type of the project.
    private List<(IMethodSymbol Method, INamedTypeSymbol Client)> InSource(IEnumerable<string> names) => names
        .SelectMany(name => _compilation.GetSymbolsWithName(name, SymbolFilter.Member, _cancellationToken))
        .OfType<IMethodSymbol>()
        .Where(method => !method.IsOverride)
        .Select(method => (method, method.ContainingType))
        .ToList();

    private List<(IMethodSymbol, INamedTypeSymbol)> OfTaggedClient(OperationModel operation)
    {
        var (tag, names) = TaggedNames(operation);
        return InSource(names).FindAll(pair => pair.Client.Name.IndexOf(tag, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    // NSwag takes "jobs_getStatus" for the method GetStatus of the client JobsClient.
    private static (string Tag, string[] Names) TaggedNames(OperationModel operation)
    {
        var id = operation.OperationId ?? "";
        var separator = id.LastIndexOf('_');
        var method = Identifiers.ToPascalCase(id.Substring(separator + 1));
        var tag = Identifiers.ToPascalCase(id.Substring(0, Math.Max(0, separator)));
        return tag.Length == 0 || method.Length == 0 ? ("", []) : (tag, [method + "Async", method]);
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

    private static List<(IMethodSymbol, INamedTypeSymbol)> MembersOf(INamedTypeSymbol client, List<string> names)
    {
        // The name that comes first wins: an explicit one before the same with Async.
        foreach (var name in names)
        {
            var methods = Inherited(client)
                .SelectMany(type => type.GetMembers(name))
                .OfType<IMethodSymbol>()
                .Where(method => !method.IsOverride)
                .Select(method => (method, client))
                .ToList();
            if (methods.Count > 0)
            {
                return methods;
            }
        }

        return [];
    }

    private static string Describe(INamedTypeSymbol client)
    {
        var names = NameList.Of(Inherited(client)
            .SelectMany(type => type.GetMembers())
            .OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false })
            .Select(method => method.Name));
        return names.Length == 0 ? "none" : names;
    }

    private static IEnumerable<ITypeSymbol> Inherited(INamedTypeSymbol client) => JsonMembers.Bases(client);
}
