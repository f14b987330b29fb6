using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace TrueWatch.Generators.Document.Yaml;

/// <summary>What the parser says of a text that is no YAML.</summary>
internal static class YamlFault
{
    private static readonly Regex IndentingTab = new(@"(?<=[\r\n][ ]*)\t", RegexOptions.CultureInvariant);

    public static SourceSpan FindPlace(SourceText text, YamlException exception)
    {
        var (start, length) = ((int)exception.Start.Index, (int)(exception.End.Index - exception.Start.Index));

        // Of a tab the parser knows only where the mapping begins that it is in.
        return length == 0 && exception.Message.Contains("invalid tab") && IndentingTab.Match(text.ToString(), start) is { Success: true } tab
            ? SourceSpan.Of(text, tab.Index, tab.Length)
            : SourceSpan.Of(text, start, length);
    }

    /// <summary>
    /// What it is; of one that begins lines before, also where it was noticed. The parser refuses some valid texts as well.
    /// </summary>
    public static string Describe(SourceText text, YamlException exception)
    {
        var noticed = exception.End.Line > exception.Start.Line
            ? $" It was noticed in line {exception.End.Line}, column {exception.End.Column}."
            : "";
        var advice = exception is SemanticErrorException or SyntaxErrorException && text.Length > 0 && text[0] != '{'
            ? " If other tools read it, convert it to JSON."
            : "";
        return exception.Message + noticed + advice;
    }
}
