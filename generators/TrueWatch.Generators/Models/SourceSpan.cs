using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Models;

/// <summary>A place in a document, as plain numbers; lines and columns count from zero, as the compiler's do.</summary>
internal readonly record struct SourceSpan(int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>A place in a text; what is beyond its end is left out.</summary>
    public static SourceSpan Of(SourceText text, int start, int length)
    {
        var span = TextSpan.FromBounds(Math.Min(start, text.Length), Math.Min(start + Math.Max(0, length), text.Length));
        var lines = text.Lines.GetLinePositionSpan(span);
        return new SourceSpan(span.Start, span.Length, lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    public Location ToLocation(string path) => Location.Create(
        path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));
}
