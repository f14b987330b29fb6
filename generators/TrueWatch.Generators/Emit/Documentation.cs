using System.Reflection;
using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Emit;

/// <summary>XML documentation out of a document's texts.</summary>
internal static class Documentation
{
    private static readonly Regex Space = new(@"\s+", RegexOptions.CultureInvariant);

    // Control characters that are no space, halves of surrogate pairs, and what Unicode calls no character.
    private static readonly Regex Unwritable = new(
        @"[\x00-\x08\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]", RegexOptions.CultureInvariant);

    private static readonly AssemblyName Generator = typeof(Documentation).Assembly.GetName();

    private static readonly string GeneratedCode =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"{Generator.Name}\", \"{Generator.Version.ToString(fieldCount: 3)}\")]";

    /// <summary>
    /// Begins a type that calls these methods of the client. Where one is obsolete or experimental, so is the type: the caller is told,
    /// and the call itself is no warning.
    /// </summary>
    public static SourceWriter OpenType(this SourceWriter writer, string summary, string declaration, params BoundMethod[] called)
    {
        var obsolete = Array.Find(called, method => method.IsObsolete);
        var experiment = called.Select(method => method.ExperimentalId).FirstOrDefault(id => id is not null);
        return writer
            .Summary(summary)
            .GeneratedCodeAttribute()
            .Lines(obsolete is null ? [] : [$"[global::System.Obsolete({CSharpText.Literal($"{obsolete.Name} is obsolete.")})]"])
            .Lines(experiment is null ? [] : [$"[global::System.Diagnostics.CodeAnalysis.Experimental({CSharpText.Literal(experiment)})]"])
            .Line(declaration)
            .Open();
    }

    /// <summary>The attribute that every emitted type carries.</summary>
    public static SourceWriter GeneratedCodeAttribute(this SourceWriter writer) => writer.Line(GeneratedCode);

    public static SourceWriter Summary(this SourceWriter writer, string xml) => writer.Line($"/// <summary>{xml}</summary>");

    public static string Describe(BoundMethod method, BoundParameter parameter)
        => parameter.Description is { } description ? ToSentence(description) : $"As in <c>{method.Name}</c>.";

    /// <summary>A document's text as a sentence in XML: on one line, with a full stop at its end.</summary>
    public static string ToSentence(string text)
    {
        var line = ToXml(text);
        return line.Length == 0 || ".!?".IndexOf(line[line.Length - 1]) >= 0 ? line : line + ".";
    }

    /// <summary>A document's text as XML, on one line.</summary>
    public static string ToXml(string text) => ToLine(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A document's text on one line, without what neither XML nor a comment of C# takes.</summary>
    public static string ToLine(string text) => Space.Replace(Unwritable.Replace(text, ""), " ").Trim();
}
