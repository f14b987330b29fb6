using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.CSharp;

/// <summary>Symbols as C# text that means the same in every file.</summary>
internal static class CSharpText
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Type(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(TypeFormat);

    /// <summary>The type with its own mark of a nullable one.</summary>
    public static string AnnotatedType(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    public static string Namespace(ISymbol symbol)
        => symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString();

    public static string Qualify(string @namespace, string name) => @namespace.Length == 0 ? name : $"{@namespace}.{name}";

    public static string Global(string @namespace, string name) => "global::" + Qualify(@namespace, name);

    // "await" is a keyword in asynchronous methods only, as the one that sends a poll is.
    public static string Identifier(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && name != "await" ? name : "@" + name;

    /// <summary><c>public</c> where the symbols and all that contain them are public, else <c>internal</c>.</summary>
    public static string Accessibility(params ISymbol[] symbols) => Array.TrueForAll(symbols, IsPublic) ? "public" : "internal";

    private static bool IsPublic(ISymbol symbol) => symbol switch
    {
        IArrayTypeSymbol array => IsPublic(array.ElementType),
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        _ => symbol.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public
            && (symbol.ContainingType is null || IsPublic(symbol.ContainingType))
            && (symbol is not INamedTypeSymbol named || named.TypeArguments.All(IsPublic)),
    };
}
