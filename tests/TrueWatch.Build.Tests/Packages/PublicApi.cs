using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>What those who reference an assembly can see of it, a line for each type and member.</summary>
internal static class PublicApi
{
    private const SymbolDisplayGenericsOptions Generics = SymbolDisplayGenericsOptions.IncludeTypeParameters
        | SymbolDisplayGenericsOptions.IncludeTypeConstraints
        | SymbolDisplayGenericsOptions.IncludeVariance;

    private const SymbolDisplayMiscellaneousOptions Miscellaneous = SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier;

    private static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: Generics,
        miscellaneousOptions: Miscellaneous);

    private static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: Generics,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: Miscellaneous);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("TrueWatch.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The types by name, and behind each its members by text.</summary>
    /// <param name="assembly">The assembly's file.</param>
    /// <param name="others">The files of assemblies of this repository that it references.</param>
    public static IReadOnlyList<string> Read(byte[] assembly, params byte[][] others)
    {
        var subject = MetadataReference.CreateFromImage(assembly);
        var compilation = CSharpCompilation.Create(
            "Reader", references: [subject, .. others.Select(other => MetadataReference.CreateFromImage(other)), .. References]);
        var types = TypesIn(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(subject)!).GlobalNamespace);
        return [.. types.OrderBy(type => type.ToDisplayString(TypeFormat), StringComparer.Ordinal).SelectMany(Describe)];
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Where(member => member is INamespaceSymbol || IsVisible(member))
        .SelectMany(member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));

    private static IEnumerable<string> Describe(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => IsVisible(member) && member is not INamedTypeSymbol && !member.IsImplicitlyDeclared && !IsAccessor(member))
        .Select(member => "    " + member.ToDisplayString(MemberFormat))
        .Order(StringComparer.Ordinal)
        .Prepend(DescribeType(type));

    private static string DescribeType(INamedTypeSymbol type)
    {
        string[] words =
        [
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            .. type switch
            {
                { TypeKind: not TypeKind.Class } => [],
                { IsStatic: true } => ["static"],
                { IsAbstract: true } => ["abstract"],
                { IsSealed: true } => ["sealed"],
                _ => (string[])[],
            },
            .. type.IsReadOnly ? (string[])["readonly"] : [],
            type.TypeKind.ToString().ToLowerInvariant(),
            type.ToDisplayString(TypeFormat),
        ];
        var interfaces = type.Interfaces.Where(IsVisible).Select(candidate => candidate.ToDisplayString(TypeFormat));
        string[] bases =
        [
            .. type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent }
                ? (string[])[parent.ToDisplayString(TypeFormat)]
                : [],
            .. interfaces.Order(StringComparer.Ordinal),
        ];
        return string.Join(' ', words) + (bases.Length == 0 ? "" : " : " + string.Join(", ", bases));
    }

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol
    {
        MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove,
    };
}
