using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Parsing;

/// <summary>Tells a text that was read in a wrong encoding: YAML and JSON are UTF-8, or UTF-16 or UTF-32 with a mark.</summary>
internal static class DocumentEncoding
{
    private const int Beginning = 256;

    /// <summary>What is wrong, and where; null when nothing is.</summary>
    public static (int Start, string Problem)? FindFault(SourceText text)
    {
        // Where a file is no UTF-8, the compiler falls back to another encoding, and reads rubbish without a word.
        if (text.Encoding is { } encoding && !IsUnicode(encoding))
        {
            return (0, $"it is not UTF-8 and was read as '{encoding.WebName}'; save it as UTF-8");
        }

        var length = Math.Min(text.Length, Beginning);
        for (var index = 0; index < length; index++)
        {
            if (text[index] == '\0')
            {
                return (index, "it has null characters, as UTF-16 without a byte-order mark has; save it as UTF-8");
            }

            if (text[index] == '\uFFFD')
            {
                return (index, "it has bytes that are no UTF-8; save it as UTF-8");
            }
        }

        return null;
    }

    private static bool IsUnicode(Encoding encoding)
        => encoding.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase) || encoding.WebName is "us-ascii";
}
