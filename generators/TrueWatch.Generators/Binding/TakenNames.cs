namespace TrueWatch.Generators.Binding;

/// <summary>The names that are taken: by the project, or by what is emitted already.</summary>
internal sealed class TakenNames(Compilation compilation)
{
    // A file has the name of its type, and files may not differ in letter case only. What belongs to an enum is there once for
    // all waiters of that enum.
    private readonly Dictionary<string, (string Name, string? Enum)> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the names of an operation and its enum, if they are all free; else says which is not, and why.</summary>
    public string? Take(BoundOperation operation, string enumName) => Take(
        operation.Method.Namespace,
        [EmittedNames.Operation(operation.Name), EmittedNames.Extensions(operation.Name)],
        [EmittedNames.Wait(operation.Name), EmittedNames.WaitForAll(operation.Name)],
        operation.Status.Enum,
        [enumName, EmittedNames.EnumExtensions(enumName), EmittedNames.JsonConverter(enumName)]);

    /// <summary>Takes the names of a starter, if they are all free; else says which is not, and why.</summary>
    public string? Take(string @namespace, StarterModel starter)
        => Take(@namespace, [EmittedNames.StartExtensions(starter)], [EmittedNames.Start(starter), EmittedNames.AndWait(starter)], enumType: null, []);

    /// <summary>Takes the file of a typed property; false when there is one of that name.</summary>
    public bool TakeTypedStatus(BoundTypedStatus typed)
    {
        var name = CSharpText.Qualify(typed.Namespace, $"{typed.TypeName}.{typed.Property}");
        var isFree = !_taken.ContainsKey(name);
        _taken[name] = (name, null);
        return isFree;
    }

    private string? Take(string @namespace, string[] types, string[] methods, string? enumType, string[] enums)
    {
        // Extension methods of one namespace meet, whichever class they are in.
        (string Name, string Key, string? Enum)[] all =
        [
            .. methods.Select(name => (name, CSharpText.Qualify(@namespace, name + "()"), default(string))),
            .. enums.Select(name => (name, CSharpText.Qualify(@namespace, name), enumType)),
            .. types.Select(name => (name, CSharpText.Qualify(@namespace, name), default(string))),
        ];
        var conflict = all.Select(one => FindConflict(@namespace, one.Name, one.Key, one.Enum)).FirstOrDefault(found => found is not null)
            ?? enums.Intersect(types, StringComparer.OrdinalIgnoreCase).Select(DescribeTaken).FirstOrDefault();
        foreach (var (_, key, type) in conflict is null ? all : [])
        {
            _taken[key] = (key, type);
        }

        return conflict;
    }

    private static string DescribeTaken(string name) => $"'{name}', but the project or another x-polling has that already";

    private string? FindConflict(string @namespace, string name, string key, string? enumType)
    {
        if (!_taken.TryGetValue(key, out var known) || (enumType is not null && known.Enum == enumType))
        {
            return !key.EndsWith(")", StringComparison.Ordinal) && IsInProject(@namespace, name) ? DescribeTaken(name) : null;
        }

        return known.Name == key
            ? DescribeTaken(name)
            : $"'{key}', but '{known.Name}' is there already, and the names of their files would differ in letter case only";
    }

    // Through the namespace, which few assemblies have, and not through all that are referenced.
    private bool IsInProject(string @namespace, string name)
    {
        string[] parts = @namespace.Length == 0 ? [] : @namespace.Replace("@", "").Split('.');
        var symbol = parts.Aggregate(
            (INamespaceSymbol?)compilation.GlobalNamespace,
            (outer, part) => outer?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault());
        return symbol is not null && symbol.GetMembers(name).Any(member => member is INamespaceSymbol
            || (member is INamedTypeSymbol { IsFileLocal: false } && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)));
    }
}
