using System.Text;

namespace TrueWatch.Generators.Document;

/// <summary>Tells a text that was read in a wrong encoding: YAML and JSON are UTF-8, or UTF-16 or UTF-32 with a mark.</summary>
internal static class DocumentEncoding
{
    private const int Beginning = 256;

    /// <summary>What is wrong, and where; null when nothing is.</summary>
    public static (int Start, string Problem)? FindFault(Encoding? encoding, string characters)
    {
        // Where a file is no UTF-8, the compiler falls back to another encoding, and reads rubbish without a word.
        if (encoding?.WebName is { } name && name != "us-ascii" && !name.StartsWith("utf-", StringComparison.OrdinalIgnoreCase))
        {
            return (0, $"it is not UTF-8 and was read as '{name}'; save it as UTF-8");
        }

        var missing = characters.IndexOf('\0', 0, Math.Min(characters.Length, Beginning));
        if (missing >= 0)
        {
            return (missing, "it has null characters, as UTF-16 without a byte-order mark has; save it as UTF-8");
        }

        // Read in an encoding that takes no wrong bytes, the text has this character because somebody wrote it.
        var replaced = encoding?.DecoderFallback is DecoderExceptionFallback ? -1 : characters.IndexOf('\uFFFD');
        return replaced < 0 ? null : (replaced, "it has bytes that are not UTF-8; save it as UTF-8");
    }
}
