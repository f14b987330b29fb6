using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

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
            .Summary($"A status that the document does not list; the raw text is kept.")
            .Line("Unknown = 0,");
        foreach (var (member, number) in model.Members.Select((member, index) => (member, index + 1)))
        {
            writer
                .Line()
                .Summary(Documentation.ToSentence(member.Description ?? member.Name))
                .Line($"/// <remarks>On the wire: <c>{Documentation.ToXml(member.WireValue)}</c>.</remarks>")
                .Line(FormattableString.Invariant($"{CSharpText.Identifier(member.Name)} = {number},"));
        }

        return writer.ToSourceText();
    }
}
