using System.Text;
using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Parsing;

namespace TrueWatch.Generators.Binding;

/// <summary>The members that lead from a response to a part of it.</summary>
internal sealed class ResponsePath
{
    private ResponsePath(IPropertySymbol? last, string type, string resultAccess, string statusAccess)
    {
        Last = last;
        Type = type;
        ResultAccess = resultAccess;
        StatusAccess = statusAccess;
    }

    /// <summary>The property at the end; null for the response itself.</summary>
    public IPropertySymbol? Last { get; }

    /// <summary>The type at the end as C# text, nullable where any step of the path is.</summary>
    public string Type { get; }

    /// <summary>The access with <c>?.</c> only behind members that may be null, as their annotations say.</summary>
    public string ResultAccess { get; }

    /// <summary>
    /// The access with <c>?.</c> behind every member that is a reference: whatever the annotations promise, an answer can
    /// lack the part that the status is in.
    /// </summary>
    public string StatusAccess { get; }

    /// <summary>Follows JSON names from a response type.</summary>
    /// <returns>The path, or null with the reason why a name is not there.</returns>
    public static ResponsePath? Follow(ITypeSymbol response, EquatableArray<string> names, out string problem)
    {
        var type = response;
        IPropertySymbol? last = null;
        var isNullable = false;
        var resultAccess = new StringBuilder();
        var statusAccess = new StringBuilder();
        foreach (var name in names)
        {
            var owner = Underlying(type);
            var isResponse = last is null;
            last = Find(owner, name);
            if (last is null)
            {
                problem = $"no readable property of '{owner.ToDisplayString()}' has [JsonPropertyName(\"{name}\")] or is called '{Identifiers.ToPascalCase(name)}'; there is {Describe(owner)}";
                return null;
            }

            resultAccess.Append(MayBeNull(type) ? "?." : ".").Append(CSharpText.Identifier(last.Name));
            statusAccess.Append(MayBeNull(type) || (!isResponse && CanBeNull(type)) ? "?." : ".").Append(CSharpText.Identifier(last.Name));
            type = last.Type;
            isNullable |= MayBeNull(type);
        }

        problem = "";
        return new ResponsePath(
            last, CSharpText.Type(Underlying(type)) + (isNullable ? "?" : ""), resultAccess.ToString(), statusAccess.ToString());
    }

    private static bool CanBeNull(ITypeSymbol type) => !type.IsValueType || IsNullableValue(type);

    private static bool MayBeNull(ITypeSymbol type) => IsNullableValue(type)
        || (!type.IsValueType && type.NullableAnnotation == NullableAnnotation.Annotated);

    private static bool IsNullableValue(ITypeSymbol type)
        => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ITypeSymbol Underlying(ITypeSymbol type)
        => IsNullableValue(type)
            ? ((INamedTypeSymbol)type).TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.None);

    private static IPropertySymbol? Find(ITypeSymbol type, string jsonName)
    {
        var properties = Properties(type).ToList();
        var name = Identifiers.ToPascalCase(jsonName);
        return properties.Find(property => JsonName(property) == jsonName)
            ?? properties.Find(property => JsonName(property) is null && property.Name == name);
    }

    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
        => Bases(type)
            .SelectMany(one => one.GetMembers())
            .OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, IsIndexer: false, GetMethod: not null }
                && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol? type)
    {
        for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            yield return type;
        }
    }

    private static string? JsonName(IPropertySymbol property) => property
        .GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Name == "JsonPropertyNameAttribute")
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
        .FirstOrDefault();

    private static string Describe(ITypeSymbol type)
    {
        var names = string.Join(", ", Properties(type).Select(property => property.Name));
        return names.Length == 0 ? "none" : names;
    }
}
