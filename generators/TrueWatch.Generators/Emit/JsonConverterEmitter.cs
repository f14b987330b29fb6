using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits what System.Text.Json reads and writes a status enum with.</summary>
internal static class JsonConverterEmitter
{
    public static SourceText Emit(BoundEnum bound)
    {
        var name = EnumExtensionsEmitter.NameOf(bound);
        var type = EmittedNames.JsonConverter(bound.Model.Name);
        var extensions = EmittedNames.EnumExtensions(bound.Model.Name);
        var writer = new SourceWriter(bound.Namespace).OpenType(
            $"Reads and writes a <see cref=\"{name}\"/> as the service sends it.",
            $"{bound.Accessibility} sealed class {type} : {RuntimeNames.Namespace}.StatusJsonConverter<{name}>");
        if (bound.Kind is JsonKind.Integer or JsonKind.Boolean)
        {
            writer.Summary("Initializes the converter.").Line($"public {type}()").Continue(": base(isText: false)").Open().Close().Line();
        }

        return writer.Block($"""
            /// <inheritdoc/>
            protected override {name} Parse(string? wireValue) => {extensions}.Parse(wireValue);

            /// <inheritdoc/>
            protected override string? ToWireValue({name} status) => {extensions}.ToWireValue(status);
            """).ToSourceText();
    }
}
