using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace TrueWatch.Generators.Models;

/// <summary>A place in a document, as plain numbers; lines and columns count from zero, as the compiler's do.</summary>
internal readonly record struct SourceSpan(
    int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The place between two marks, which count from one; empty where the second is before the first.</summary>
    public static SourceSpan Between(Mark start, Mark end)
    {
        var last = end.Index < start.Index ? start : end;
        return new SourceSpan(
            (int)start.Index,
            (int)(last.Index - start.Index),
            (int)Math.Max(0, start.Line - 1),
            (int)Math.Max(0, start.Column - 1),
            (int)Math.Max(0, last.Line - 1),
            (int)Math.Max(0, last.Column - 1));
    }

    public Location ToLocation(string path) => Location.Create(
        path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));
}
