using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Binding;

/// <summary>Binds the parameters of the client's method.</summary>
internal static class ParameterBinder
{
    // How Refit names what a parameter is called in the document.
    private static readonly string[] NameAttributes = ["AliasAsAttribute", "HeaderAttribute"];

    public static IEnumerable<BoundParameter> Bind(IEnumerable<IParameterSymbol> parameters, EquatableArray<ParameterModel> described)
    {
        // A default in front of a parameter without one, as attributes can make it, is none that C# can write. A list of
        // arguments at the end can be left out, too, where others can.
        var all = parameters.ToList();
        var firstOptional = all.FindLastIndex(parameter => !parameter.IsOptional && !parameter.IsParams) + 1;
        return all.Select((parameter, index) => Bind(
            parameter,
            canBeLeftOut: index >= firstOptional && (parameter.IsOptional || index > firstOptional),
            described.FirstOrDefault(one => IsCalled(parameter, one.Name))?.Description));
    }

    /// <summary>Whether a client's parameter is the one of that name: apart from letter case and separators, or by an attribute.</summary>
    public static bool IsCalled(IParameterSymbol parameter, string name)
        => Identifiers.ToPascalCase(parameter.Name) == Identifiers.ToPascalCase(name)
            || NameAttributes.Any(attribute => string.Equals(JsonMembers.AttributeText(parameter, attribute), name, StringComparison.OrdinalIgnoreCase));

    private static BoundParameter Bind(IParameterSymbol parameter, bool canBeLeftOut, string? description)
    {
        var isEmptied = canBeLeftOut && parameter.IsParams && parameter.Type is IArrayTypeSymbol;
        var isNullable = isEmptied || IsNullByDefault(parameter) || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;
        var type = CSharpText.AnnotatedType(parameter.Type);
        return new BoundParameter(
            isNullable && !type.EndsWith("?", StringComparison.Ordinal) ? type + "?" : type,
            CSharpText.Identifier(parameter.Name),
            canBeLeftOut ? DefaultValue(parameter, isNullable) : null,
            description, Form(parameter.Type), isNullable,
            isEmptied ? $"global::System.Array.Empty<{CSharpText.AnnotatedType(((IArrayTypeSymbol)parameter.Type).ElementType)}>()" : null);
    }

    public static ArgumentForm Form(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Form(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => ArgumentForm.Enum,
        { SpecialType: SpecialType.System_String } => ArgumentForm.Text,
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_Char } => ArgumentForm.Plain,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => ArgumentForm.Number,
        { SpecialType: SpecialType.System_DateTime } => ArgumentForm.Time,
        IArrayTypeSymbol array => FormOfList(array.ElementType),
        INamedTypeSymbol named when ElementOf(named) is { } element => FormOfList(element),
        _ => type.ToDisplayString() switch
        {
            "System.Guid" or "System.TimeSpan" => ArgumentForm.Plain,
            "System.DateTimeOffset" => ArgumentForm.Time,
            _ => HasOwnText(type) ? ArgumentForm.Other : ArgumentForm.None,
        },
    };

    private static ArgumentForm FormOfList(ITypeSymbol element)
        => Form(element) is ArgumentForm.None or ArgumentForm.List ? ArgumentForm.None : ArgumentForm.List;

    private static ITypeSymbol? ElementOf(INamedTypeSymbol type) => type.AllInterfaces
        .Prepend(type)
        .FirstOrDefault(one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        ?.TypeArguments[0];

    // A record writes all its members down, a secret among them; of a struct, which is hardly a body, that is welcome.
    private static bool HasOwnText(ITypeSymbol type) => JsonMembers.Bases(type)
        .TakeWhile(one => one.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
        .SelectMany(one => one.GetMembers(nameof(ToString)))
        .OfType<IMethodSymbol>()
        .Any(method => method is { IsOverride: true, Parameters.Length: 0 } && (type.IsValueType || !method.IsImplicitlyDeclared));

    // In code without nullable annotations, "string name = null" is all that says that null is welcome.
    private static bool IsNullByDefault(IParameterSymbol parameter)
        => parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
            && parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None };

    private static string DefaultValue(IParameterSymbol parameter, bool isNullable) => (parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null) switch
    {
        null => parameter.Type.IsReferenceType && !isNullable ? "default!" : "default",
        var value when NullableType.Underlying(parameter.Type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type =>
            $"({CSharpText.Type(type)})({Convert.ToString(value, CultureInfo.InvariantCulture)})",
        float value => Special(value, "float") ?? Constant(value) + "F",
        double value => Special(value, "double") ?? Constant(value),
        decimal value => Constant(value) + "M",
        var value => Constant(value),
    };

    private static string Constant(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false);

    private static string? Special(double value, string type) => double.IsNaN(value) ? type + ".NaN"
        : double.IsInfinity(value) ? $"{type}.{(value > 0 ? "Positive" : "Negative")}Infinity"
        : null;
}
