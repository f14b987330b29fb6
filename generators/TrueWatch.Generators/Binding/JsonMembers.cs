namespace TrueWatch.Generators.Binding;

/// <summary>
/// Finds the property or field that a JSON name is read into: by the attribute of System.Text.Json, Newtonsoft.Json or
/// data contracts, else by the name, as the usual naming policies make it.
/// </summary>
internal static class JsonMembers
{
    public static DataMember? Find(ITypeSymbol type, string jsonName)
    {
        var members = All(type).ToList();
        var unnamed = members.FindAll(member => JsonName(member) is null);
        var name = Identifiers.ToPascalCase(jsonName);
        return members.Find(member => JsonName(member) == jsonName)
            ?? unnamed.Find(member => member.Name == name)
            ?? unnamed.Find(member => member.Name == jsonName)
            ?? unnamed.Find(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The readable properties and fields of a type, those of its bases included.</summary>
    public static IEnumerable<DataMember> All(ITypeSymbol type) => Bases(type)
        .SelectMany(one => one.GetMembers())
        .Select(DataMember.From)
        .OfType<DataMember>()
        .Where(member => !IsIgnored(member.Symbol));

    public static DataMember? Named(ITypeSymbol type, string name) => All(type).FirstOrDefault(member => member.Name == name);

    /// <summary>A type and what it inherits from, but for <see cref="object"/>.</summary>
    public static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
        => type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend<ITypeSymbol>(type) : Classes(type);

    private static IEnumerable<ITypeSymbol> Classes(ITypeSymbol? type)
    {
        for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>The first constructor argument of an attribute, or a named one, as a text.</summary>
    public static string? AttributeText(ISymbol symbol, string attribute, string? named = null)
        => symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass?.Name == attribute) is { } data
            ? Text(data.NamedArguments.FirstOrDefault(pair => pair.Key == named).Value) ?? data.ConstructorArguments.Select(Text).FirstOrDefault()
            : null;

    private static string? Text(TypedConstant constant) => constant.Kind == TypedConstantKind.Primitive ? constant.Value as string : null;

    // Only "Always", which is the default, keeps a JSON text from being read into it.
    private static bool IsIgnored(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "JsonIgnoreAttribute"
        && attribute.NamedArguments.All(argument => argument.Key != "Condition" || argument.Value.Value is 1));

    private static string? JsonName(DataMember member)
        => AttributeText(member.Symbol, "JsonPropertyNameAttribute")
            ?? AttributeText(member.Symbol, "JsonPropertyAttribute", "PropertyName")
            ?? AttributeText(member.Symbol, "DataMemberAttribute", "Name");
}
