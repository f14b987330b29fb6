using System.Globalization;

namespace TrueWatch.Generated;

/// <summary>
/// A text, and what it is without the escapes of HTML, JSON and addresses and without the difference of upper and lower
/// case: two texts are the same, however they were escaped. Immutable.
/// </summary>
internal readonly struct EscapedText
{
    private static readonly (string Escape, char Value)[] Entities =
    [
        ("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\''),
    ];

    private readonly int[] _starts;

    public EscapedText(string text)
    {
        var plain = new char[text.Length];
        _starts = new int[text.Length + 1];
        var length = 0;
        for (var index = 0; index < text.Length; length++)
        {
            _starts[length] = index;
            index += Read(text, index, out var value);
            plain[length] = value is >= 'A' and <= 'Z' ? (char)(value | 0x20) : value;
        }

        _starts[length] = text.Length;
        Plain = new string(plain, 0, length);
    }

    public string Plain { get; }

    public int Length => Plain.Length;

    /// <summary>Where in the text a character of <see cref="Plain"/> begins.</summary>
    public int Start(int index) => _starts[index];

    /// <returns>How many characters of the text stand for the value.</returns>
    private static int Read(string text, int index, out char value)
    {
        value = text[index];
        return value switch
        {
            '%' => ReadPercent(text, index, ref value),
            '&' => ReadHtml(text, index, ref value),
            '\\' => ReadBackslash(text, index, ref value),
            _ => 1,
        };
    }

    private static int ReadPercent(string text, int index, ref char value)
    {
        // What was escaped twice has %25 in the place of the percent sign.
        var length = 1;
        while (value == '%' && TryReadHex(text, index + length, 2, out var read))
        {
            value = read;
            length += 2;
        }

        return length;
    }

    private static int ReadHtml(string text, int index, ref char value)
    {
        foreach (var (escape, character) in Entities)
        {
            if (string.Compare(text, index, escape, 0, escape.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                value = character;
                return escape.Length;
            }
        }

        var end = text.IndexOf(';', index, Math.Min(10, text.Length - index));
        if (end < index + 3 || text[index + 1] != '#')
        {
            return 1;
        }

        var isHex = text[index + 2] is 'x' or 'X';
        var digits = text.Substring(index + (isHex ? 3 : 2), end - index - (isHex ? 3 : 2));
        if (!ushort.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return 1;
        }

        value = (char)code;
        return end + 1 - index;
    }

    private static int ReadBackslash(string text, int index, ref char value)
    {
        // JSON within JSON doubles them.
        var end = index;
        while (end < text.Length && text[end] == '\\')
        {
            end++;
        }

        var length = end - index;
        if (end == text.Length)
        {
            return length;
        }

        switch (text[end])
        {
            case 'u' when TryReadHex(text, end + 1, 4, out var read):
                value = read;
                return length + 5;
            case 'x' when TryReadHex(text, end + 1, 2, out var read):
                value = read;
                return length + 3;
            case '"' or '\'' or '/':
                value = text[end];
                return length + 1;
            case 'n' or 'r' or 't' or 'b' or 'f':
                value = (char)(text[end] - 'a' + 1);
                return length + 1;
            default:
                return length;
        }
    }

    private static bool TryReadHex(string text, int index, int digits, out char value)
    {
        value = default;
        if (index + digits > text.Length)
        {
            return false;
        }

        foreach (var digit in text.AsSpan(index, digits))
        {
            var number = digit switch
            {
                >= '0' and <= '9' => digit - '0',
                >= 'a' and <= 'f' => digit - 'a' + 10,
                >= 'A' and <= 'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (number < 0)
            {
                return false;
            }

            value = (char)((value << 4) | number);
        }

        return true;
    }
}
