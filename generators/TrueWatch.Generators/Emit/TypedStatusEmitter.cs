using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the typed property beside the raw status of a response type.</summary>
internal static class TypedStatusEmitter
{
    public static SourceText Emit(BoundTypedStatus bound) => new SourceWriter(bound.Namespace)
        .Line($"partial {bound.TypeKind} {bound.TypeName}")
        .Open()
        .Summary($"The status; <see cref=\"{bound.StatusEnum}.Unknown\"/> for a text that the document does not list, which <see cref=\"{bound.RawProperty}\"/> keeps.")
        .GeneratedCodeAttribute()
        .Lines(bound.IgnoreAttributes.Select(attribute => $"[global::{attribute}]"))
        .Line($"{bound.Accessibility} {bound.StatusEnum} {bound.Property} => {EmittedNames.EnumExtensions(bound.StatusEnum)}.Parse({bound.RawProperty});")
        .ToSourceText();
}
