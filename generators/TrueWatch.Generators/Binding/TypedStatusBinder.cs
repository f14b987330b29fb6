using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrueWatch.Generators.Binding;

/// <summary>Decides whether a response type can get a typed property beside its raw status.</summary>
internal static class TypedStatusBinder
{
    // What would otherwise write the property into a JSON text.
    private static readonly string[] IgnoreAttributes =
        ["System.Text.Json.Serialization.JsonIgnoreAttribute", "Newtonsoft.Json.JsonIgnoreAttribute"];

    /// <summary>The property to add; null where the type is not partial and top-level, or has a member of that name already.</summary>
    public static BoundTypedStatus? Bind(DataMember raw, string jsonName, ClientMethod method, string enumName, Compilation compilation)
    {
        var type = raw.Symbol.ContainingType;
        var name = Identifiers.ToPascalCase(jsonName);
        var declarations = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .ToList();
        return type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || type.ContainingType is not null
            || type.IsGenericType
            || name.Length == 0
            || name == type.Name
            || JsonMembers.Bases(type).Any(one => one.GetMembers(name).Length > 0)
            || declarations.Count == 0
            || !declarations.TrueForAll(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            ? null
            : new BoundTypedStatus(
                CSharpText.Namespace(type),
                type.IsRecord ? type.IsValueType ? "record struct" : "record" : type.IsValueType ? "struct" : "class",
                CSharpText.Identifier(type.Name), name, CSharpText.Identifier(raw.Name),
                CSharpText.Global(CSharpText.Namespace(method.Client), enumName),
                CSharpText.Accessibility(method.Client) == "internal" ? "internal" : CSharpText.Accessibility(raw.Symbol),
                new(IgnoreAttributes.Where(attribute => compilation.GetTypeByMetadataName(attribute) is not null)));
    }
}
