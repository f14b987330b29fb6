namespace TrueWatch.Generators.Binding;

/// <summary>What types say of null.</summary>
internal static class NullableType
{
    /// <summary>The type without the mark of a nullable one.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type)
        => IsNullableValue(type)
            ? ((INamedTypeSymbol)type).TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.None);

    /// <summary>Whether the type says that null is welcome.</summary>
    public static bool MayBeNull(ITypeSymbol type) => IsNullableValue(type)
        || (!type.IsValueType && type.NullableAnnotation == NullableAnnotation.Annotated);

    /// <summary>Whether null can be there, whatever annotations promise.</summary>
    public static bool CanBeNull(ITypeSymbol type) => !type.IsValueType || IsNullableValue(type);

    private static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
