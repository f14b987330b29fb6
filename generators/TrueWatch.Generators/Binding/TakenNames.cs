using Microsoft.CodeAnalysis;
using TrueWatch.Generators.CSharp;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Binding;

/// <summary>The names that are taken: by the project, or by what is emitted already.</summary>
internal sealed class TakenNames
{
    private readonly Compilation _compilation;

    // A file has the name of its type, and files may not differ in letter case only.
    private readonly Dictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, INamespaceSymbol?> _namespaces = [];

    public TakenNames(Compilation compilation) => _compilation = compilation;

    /// <summary>Takes the names of an operation and its enum; the first one that is not free, and then none.</summary>
    public string? Take(BoundOperation operation, string enumName)
    {
        var owner = "operation " + operation.Name;
        string[] types = [EmittedNames.Operation(operation.Name), EmittedNames.Extensions(operation.Name)];
        string[] methods = [EmittedNames.Wait(operation.Name) + "()", EmittedNames.WaitForAll(operation.Name) + "()"];
        var taken = Array.Find(methods, name => _owners.ContainsKey(Qualify(operation.Namespace, name)))?.TrimEnd('(', ')')
            ?? FindTakenByEnum(operation.Namespace, enumName)
            ?? EnumTypes(enumName).Intersect(types, StringComparer.OrdinalIgnoreCase).FirstOrDefault()
            ?? Array.Find(types, name => !IsFree(operation.Namespace, name, owner) || _owners.ContainsKey(Qualify(operation.Namespace, name)));
        if (taken is null)
        {
            foreach (var name in types.Concat(methods))
            {
                _owners[Qualify(operation.Namespace, name)] = owner;
            }

            TakeEnum(operation.Namespace, enumName);
        }

        return taken;
    }

    /// <summary>The first name that an enum would emit although something else has it.</summary>
    private string? FindTakenByEnum(string @namespace, string name)
        => EnumTypes(name).FirstOrDefault(type => !IsFree(@namespace, type, EnumOwner(@namespace, name)));

    private void TakeEnum(string @namespace, string name)
    {
        foreach (var type in EnumTypes(name))
        {
            _owners[Qualify(@namespace, type)] = EnumOwner(@namespace, name);
        }
    }

    /// <summary>Takes the file of a typed property; false when there is one of that name.</summary>
    public bool TakeTypedStatus(BoundTypedStatus typed)
    {
        var name = Qualify(typed.Namespace, $"{typed.TypeName}.{typed.Property}");
        var isFree = !_owners.ContainsKey(name);
        _owners[name] = "typed status";
        return isFree;
    }

    private static string EnumOwner(string @namespace, string name) => "enum " + Qualify(@namespace, name);

    private static string[] EnumTypes(string name) => [name, EmittedNames.EnumExtensions(name)];

    private static string Qualify(string @namespace, string name) => @namespace.Length == 0 ? name : $"{@namespace}.{name}";

    private bool IsFree(string @namespace, string name, string owner)
        => (!_owners.TryGetValue(Qualify(@namespace, name), out var known) || known == owner)
            && !IsInProject(@namespace, name);

    // Through the namespace, which few assemblies have, and not through all that are referenced.
    private bool IsInProject(string @namespace, string name)
    {
        if (!_namespaces.TryGetValue(@namespace, out var symbol))
        {
            symbol = @namespace.Length == 0
                ? _compilation.GlobalNamespace
                : @namespace.Replace("@", "").Split('.').Aggregate(
                    (INamespaceSymbol?)_compilation.GlobalNamespace,
                    (outer, part) => outer?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault());
            _namespaces.Add(@namespace, symbol);
        }

        return symbol is not null && symbol.GetMembers(name).Any(member => member is INamespaceSymbol
            || (member is INamedTypeSymbol { IsFileLocal: false } && _compilation.IsSymbolAccessibleWithin(member, _compilation.Assembly)));
    }
}
