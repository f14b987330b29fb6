using System.Globalization;
using System.Text;

namespace TrueWatch.Polling;

/// <summary>Makes a text that comes from outside, such as the service's, fit for messages, logs and terminals: a bounded length, and no
/// character that a terminal obeys or that hides or reorders others.</summary>
internal static class PrintableText
{
    public const int MaximumLength = 8192;

    private const char Replacement = '\uFFFD';

    /// <summary>The beginning of the text on one line.</summary>
    public static string OneLine(string text) => Clean(Shorten(text), keepsLines: false);

    /// <summary>Whether there is nothing in the text that <see cref="OneLine"/> would replace.</summary>
    public static bool IsOneLine(string text) => Clean(text, keepsLines: false) == text;

    /// <summary>The beginning of the text, with its line breaks and tabs.</summary>
    public static string Lines(string text) => Clean(Shorten(text), keepsLines: true);

    /// <summary>The beginning of the text as it is; it ends with <c>…</c> where it was cut.</summary>
    public static string Shorten(string text, int maximumLength = MaximumLength)
        => text.Length <= maximumLength
            ? text
            : text.Remove(char.IsHighSurrogate(text[maximumLength - 1]) ? maximumLength - 1 : maximumLength) + "…";

    /// <summary>Whether the text has no half of a surrogate pair, which cannot be sent.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !char.IsSurrogatePair(text, index++))
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string text, bool keepsLines)
    {
        var start = 0;
        while (start < text.Length && text[start] is >= ' ' and <= '~')
        {
            start++;
        }

        if (start == text.Length)
        {
            return text;
        }

        var clean = new StringBuilder(text, 0, start, text.Length);
        for (var index = start; index < text.Length; index++)
        {
            var isPair = char.IsSurrogatePair(text, index);
            var isKept = keepsLines && text[index] is '\n' or '\r' or '\t';
            switch (isKept ? UnicodeCategory.SpaceSeparator : CharUnicodeInfo.GetUnicodeCategory(text, index))
            {
                case not UnicodeCategory.Surrogate when IsInvisible(isPair ? char.ConvertToUtf32(text, index) : text[index]):
                // The joiners of scripts and emoji neither hide nor reorder anything.
                case UnicodeCategory.Format when text[index] is not ('\u200C' or '\u200D'):
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Surrogate when !isPair:
                    clean.Append(Replacement);
                    break;
                default:
                    clean.Append(text, index, isPair ? 2 : 1);
                    break;
            }

            index += isPair ? 1 : 0;
        }

        return clean.ToString();
    }

    // What Unicode calls default ignorable (DerivedCoreProperties.txt) and is of no category of its own: fillers, and most
    // of the plane of tags. The selectors of emoji are left, which hide nothing.
    private static bool IsInvisible(int character) => character
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x3164 or 0xFFA0
        or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
