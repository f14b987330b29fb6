using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Document.Yaml;

/// <summary>The text of a scalar in quotes with escapes in it (YAML 1.2.2, 5.7 and 7.3).</summary>
internal static class EscapedText
{
    private static readonly Regex InQuotes = new("''|.", RegexOptions.CultureInvariant);
    private static readonly Regex InDoubleQuotes = new(@"\\(?:x..|u.{4}|U.{8}|.)|.", RegexOptions.CultureInvariant);

    /// <summary>
    /// Where in the text each character of the value is, and behind them where the text's end is; null where the text goes
    /// over several lines, or is not in quotes.
    /// </summary>
    public static int[]? Places(string text, string value)
    {
        if (text.Length < 2 || text[0] is not ('\'' or '"') || text.IndexOfAny(['\r', '\n']) >= 0)
        {
            return null;
        }

        var characters = (text[0] == '"' ? InDoubleQuotes : InQuotes).Matches(text.Substring(1, text.Length - 2));
        int[] places = [.. characters.Cast<Match>().Select(character => character.Index + 1), text.Length - 1];
        return places.Length == value.Length + 1 ? places : null;
    }
}
