using Microsoft.CodeAnalysis.Text;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the open form of an enum: its value together with the text that the service sent.</summary>
internal static class EnumValueEmitter
{
    public static string TypeName(string enumName) => enumName + "Value";

    public static SourceText Emit(BoundEnum bound)
    {
        var name = EnumExtensionsEmitter.NameOf(bound);
        var type = TypeName(bound.Model.Name);
        return new SourceWriter(bound.Namespace)
            .Summary($"A <see cref=\"{name}\"/> as the service sends it: a text that the document does not list is kept. Immutable.")
            .GeneratedCodeAttribute()
            .Line($"{bound.Accessibility} readonly struct {type} : global::System.IEquatable<{type}>")
            .Open()
            .Summary("Keeps what the service sent.")
            .Line("/// <param name=\"wireValue\">The text; letter case counts.</param>")
            .Line($"public {type}(string? wireValue)")
            .Open()
            .Line("WireValue = wireValue;")
            .Close()
            .Line()
            .Summary("Keeps a value that the document lists.")
            .Line($"/// <param name=\"value\">The value; <see cref=\"{name}.Unknown\"/> has no text.</param>")
            .Line($"public {type}({name} value)")
            .Open()
            .Line($"WireValue = {EnumExtensionsEmitter.TypeName(bound.Model.Name)}.ToWireValue(value);")
            .Close()
            .Line()
            .Summary("The text; null where there is none.")
            .Line("public string? WireValue { get; }")
            .Line()
            .Summary($"The value; <see cref=\"{name}.Unknown\"/> for a text that the document does not list.")
            .Line($"public {name} Value => {EnumExtensionsEmitter.TypeName(bound.Model.Name)}.Parse(WireValue);")
            .Line()
            .Summary("Whether both have the same text.")
            .Line("/// <param name=\"left\">One.</param>")
            .Line("/// <param name=\"right\">The other.</param>")
            .Line("/// <returns>Whether they have.</returns>")
            .Line($"public static bool operator ==({type} left, {type} right) => left.Equals(right);")
            .Line()
            .Summary("Whether both have different texts.")
            .Line("/// <param name=\"left\">One.</param>")
            .Line("/// <param name=\"right\">The other.</param>")
            .Line("/// <returns>Whether they have.</returns>")
            .Line($"public static bool operator !=({type} left, {type} right) => !left.Equals(right);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public bool Equals({type} other) => string.Equals(WireValue, other.WireValue, global::System.StringComparison.Ordinal);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public override bool Equals(object? obj) => obj is {type} other && Equals(other);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line("public override int GetHashCode() => WireValue is null ? 0 : global::System.StringComparer.Ordinal.GetHashCode(WireValue);")
            .Line()
            .Summary("The text as the service sends it.")
            .Line("/// <returns>The text; empty where there is none.</returns>")
            .Line("public override string ToString() => WireValue ?? \"\";")
            .ToSourceText();
    }
}
