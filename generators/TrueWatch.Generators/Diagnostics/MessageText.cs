using System.Globalization;
using System.Text;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Parts of messages that a document or a client has written.</summary>
internal static class MessageText
{
    private const int Longest = 1000;

    /// <summary>
    /// The text on one line, as the tools want it that read a build's output: what breaks a line, or cannot be seen, is
    /// escaped; of a very long text the beginning is enough.
    /// </summary>
    public static string OnOneLine(string text)
    {
        var length = text.Length > Longest ? Longest : text.Length;
        var line = new StringBuilder(length);
        for (var index = 0; index < length; index++)
        {
            var character = text[index];
            line.Append(character switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' =>
                    "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return length < text.Length ? line.Append("...").ToString() : line.ToString();
    }
}
