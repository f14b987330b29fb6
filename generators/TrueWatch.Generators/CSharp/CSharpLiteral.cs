using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.CSharp;

/// <summary>Values as C# literals.</summary>
internal static class CSharpLiteral
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
