using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Binding;

/// <summary>Symbols as C# text that means the same in every file.</summary>
internal static class CSharpText
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Type(ITypeSymbol type)
        => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(TypeFormat);

    public static string Namespace(ISymbol symbol)
        => symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString();

    public static string Global(string @namespace, string name)
        => @namespace.Length == 0 ? "global::" + name : $"global::{@namespace}.{name}";

    public static string Identifier(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary><c>public</c> where the symbol and all that contain it are public, else <c>internal</c>.</summary>
    public static string Accessibility(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Microsoft.CodeAnalysis.Accessibility.Public)
            {
                return "internal";
            }
        }

        return "public";
    }

    public static BoundParameter Parameter(IParameterSymbol parameter, string? description) => new(
        parameter.Type.ToDisplayString(TypeFormat) + (IsNullByDefault(parameter) ? "?" : ""),
        Identifier(parameter.Name),
        parameter.HasExplicitDefaultValue ? DefaultValue(parameter) : null,
        description,
        Form(parameter.Type),
        IsNullByDefault(parameter) || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated);

    private static ArgumentForm Form(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Form(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => ArgumentForm.Enum,
        { SpecialType: SpecialType.System_String } => ArgumentForm.Text,
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_Char } => ArgumentForm.Plain,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => ArgumentForm.Number,
        { SpecialType: SpecialType.System_DateTime } => ArgumentForm.Time,
        _ => type.ToDisplayString() switch
        {
            "System.Guid" or "System.TimeSpan" => ArgumentForm.Plain,
            "System.DateTimeOffset" => ArgumentForm.Time,
            _ => ArgumentForm.Other,
        },
    };

    // In code without nullable annotations, "string name = null" is all that says that null is welcome.
    private static bool IsNullByDefault(IParameterSymbol parameter)
        => parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
            && parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None };

    private static string DefaultValue(IParameterSymbol parameter) => parameter.ExplicitDefaultValue switch
    {
        null => "default",
        var value when parameter.Type.TypeKind == TypeKind.Enum =>
            $"({Type(parameter.Type)})({Convert.ToString(value, CultureInfo.InvariantCulture)})",
        float value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "F",
        decimal value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "M",
        var value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };
}
