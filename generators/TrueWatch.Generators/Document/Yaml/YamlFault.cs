using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace TrueWatch.Generators.Document.Yaml;

/// <summary>What the parser says of a text that is no YAML.</summary>
internal static class YamlFault
{
    private static readonly Regex IndentingTab = new(@"(?<=[\r\n][ ]*)\t", RegexOptions.CultureInvariant);

    /// <summary>
    /// Where it is, and what; of one that begins lines before, also where it was noticed. The parser refuses some valid texts as well.
    /// </summary>
    public static (SourceSpan Span, string Problem) Of(SourceText text, YamlException exception)
    {
        var (start, length) = ((int)exception.Start.Index, (int)(exception.End.Index - exception.Start.Index));

        // Of a tab the parser knows only where the mapping begins that it is in.
        var tab = length == 0 && exception.Message.Contains("invalid tab") ? IndentingTab.Match(text.ToString(), start) : Match.Empty;
        var noticed = exception.End.Line > exception.Start.Line
            ? $" It was noticed in line {exception.End.Line}, column {exception.End.Column}."
            : "";
        var advice = exception is SemanticErrorException or SyntaxErrorException && text.Length > 0 && text[0] != '{'
            ? " If other tools read it, convert it to JSON."
            : "";
        var span = tab.Success ? SourceSpan.Of(text, tab.Index, tab.Length) : SourceSpan.Of(text, start, length);
        return (span, exception.Message + noticed + advice);
    }
}
