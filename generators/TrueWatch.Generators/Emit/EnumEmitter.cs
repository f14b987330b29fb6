using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the status enum.</summary>
internal static class EnumEmitter
{
    public static SourceText Emit(BoundEnum bound)
    {
        var model = bound.Model;
        var writer = new SourceWriter(bound.Namespace)
            .Summary(Documentation.ToSentence(model.Description ?? model.Name))
            .GeneratedCodeAttribute()
            .Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({EmittedNames.JsonConverter(model.Name)}))]")
            .Line($"{bound.Accessibility} enum {model.Name}")
            .Open()
            .Summary($"A status that the document does not list; the raw text is kept beside it.")
            .Line("Unknown = 0,");
        for (var index = 0; index < model.Members.Count; index++)
        {
            var member = model.Members[index];
            writer
                .Line()
                .Summary(Documentation.ToSentence(member.Description ?? member.Name))
                .Line($"/// <remarks>On the wire: <c>{Documentation.ToXml(member.WireValue)}</c>.</remarks>")
                .Line(string.Format(CultureInfo.InvariantCulture, "{0} = {1},", CSharpText.Identifier(member.Name), index + 1));
        }

        return writer.ToSourceText();
    }
}
