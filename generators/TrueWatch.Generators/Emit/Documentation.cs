using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>XML documentation out of a document's texts.</summary>
internal static class Documentation
{
    private const string GeneratedCode =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"{ThisGenerator.Name}\", \"{ThisGenerator.Version}\")]";

    /// <summary>The attribute that every emitted type carries.</summary>
    public static SourceWriter GeneratedCodeAttribute(this SourceWriter writer) => writer.Line(GeneratedCode);

    /// <summary>A summary of one line.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="xml">The text, as XML.</param>
    public static SourceWriter Summary(this SourceWriter writer, string xml)
        => writer.Line($"/// <summary>{xml}</summary>");

    /// <summary>The documentation of the parameters that a waiter carries through to the client's method.</summary>
    public static SourceWriter Parameters(this SourceWriter writer, BoundOperation operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            var text = parameter.Description is { } description
                ? ToSentence(description)
                : $"As in <c>{operation.Method}</c>.";
            writer.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\">{text}</param>");
        }

        return writer;
    }

    /// <summary>A document's text as a sentence in XML: on one line, with a full stop at its end.</summary>
    public static string ToSentence(string text)
    {
        var line = ToXml(text);
        return line.Length == 0 || ".!?".IndexOf(line[line.Length - 1]) >= 0 ? line : line + ".";
    }

    /// <summary>A document's text as XML, on one line.</summary>
    public static string ToXml(string text)
    {
        var words = text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" ", words).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
