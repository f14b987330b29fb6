namespace TrueWatch.Generators.Binding;

/// <summary>A readable property or field.</summary>
internal sealed record DataMember(ISymbol Symbol, ITypeSymbol Type)
{
    public string Name => Symbol.Name;

    /// <summary>Whether its type is a type parameter of the type that it is in.</summary>
    public bool IsOfTypeParameter => Symbol.OriginalDefinition
        is IPropertySymbol { Type: ITypeParameterSymbol } or IFieldSymbol { Type: ITypeParameterSymbol };

    /// <summary>The member; null for everything that no value can be read from.</summary>
    public static DataMember? From(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public or Accessibility.Internal } one
            => new DataMember(one, one.Type),
        IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } field => new DataMember(field, field.Type),
        _ => null,
    };

    public override string ToString() => Symbol.ToDisplayString();
}
