namespace TrueWatch.Generators.Document.Yaml;

/// <summary>The text of a scalar in quotes with escapes in it (YAML 1.2.2, 5.7 and 7.3).</summary>
internal static class EscapedText
{
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

        var places = new int[value.Length + 1];
        var position = 1;
        for (var index = 0; index < value.Length; index++)
        {
            if (position >= text.Length - 1)
            {
                return null;
            }

            places[index] = position;
            position += LengthAt(text, position);
        }

        places[value.Length] = position;
        return position == text.Length - 1 ? places : null;
    }

    private static int LengthAt(string text, int position) => (text[0], text[position]) switch
    {
        ('\'', '\'') => 2,
        ('"', '\\') => text[position + 1] switch
        {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ => 2,
        },
        _ => 1,
    };
}
