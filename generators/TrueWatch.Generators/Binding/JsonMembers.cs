using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Parsing;

namespace TrueWatch.Generators.Binding;

/// <summary>
/// Finds the property that a JSON name is read into: by the attribute of System.Text.Json, Newtonsoft.Json or
/// data contracts, else by the name, as the usual naming policies make it.
/// </summary>
internal static class JsonMembers
{
    public static IPropertySymbol? Find(ITypeSymbol type, string jsonName)
    {
        var properties = All(type).ToList();
        var unnamed = properties.FindAll(property => JsonName(property) is null);
        var name = Identifiers.ToPascalCase(jsonName);
        return properties.Find(property => JsonName(property) == jsonName)
            ?? unnamed.Find(property => property.Name == name)
            ?? unnamed.Find(property => property.Name == jsonName)
            ?? unnamed.Find(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The readable properties of a type, those of its bases included.</summary>
    public static IEnumerable<IPropertySymbol> All(ITypeSymbol type)
        => Bases(type)
            .SelectMany(one => one.GetMembers())
            .OfType<IPropertySymbol>()
            .Where(property => property is
            {
                IsStatic: false,
                IsIndexer: false,
                GetMethod.DeclaredAccessibility: Accessibility.Public or Accessibility.Internal,
            }
                && !IsIgnored(property));

    /// <summary>The readable property of that C# name.</summary>
    public static IPropertySymbol? Named(ITypeSymbol type, string name)
        => All(type).FirstOrDefault(property => property.Name == name);

    public static IEnumerable<ITypeSymbol> Bases(ITypeSymbol? type)
    {
        if (type?.TypeKind == TypeKind.Interface)
        {
            foreach (var one in type.AllInterfaces.Prepend((INamedTypeSymbol)type))
            {
                yield return one;
            }

            yield break;
        }

        for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>The first constructor argument of an attribute, or a named one, as a text.</summary>
    public static string? AttributeText(ISymbol symbol, string attribute, string argument)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name != attribute)
            {
                continue;
            }

            var named = data.NamedArguments.FirstOrDefault(pair => pair.Key == argument).Value;
            return (named.Kind == TypedConstantKind.Primitive ? named.Value as string : null)
                ?? (data.ConstructorArguments.Length > 0 && data.ConstructorArguments[0].Kind == TypedConstantKind.Primitive
                    ? data.ConstructorArguments[0].Value as string
                    : null);
        }

        return null;
    }

    // Only "Always", which is the default, keeps a JSON text from being read into it.
    private static bool IsIgnored(IPropertySymbol property) => property.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "JsonIgnoreAttribute"
        && attribute.NamedArguments.All(argument => argument.Key != "Condition" || argument.Value.Value is 1));

    private static string? JsonName(IPropertySymbol property)
        => AttributeText(property, "JsonPropertyNameAttribute", "Name")
            ?? AttributeText(property, "JsonPropertyAttribute", "PropertyName")
            ?? AttributeText(property, "DataMemberAttribute", "Name");
}
