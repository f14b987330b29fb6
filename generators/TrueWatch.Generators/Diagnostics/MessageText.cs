using System.Globalization;
using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Parts of messages that a document or a client has written.</summary>
internal static class MessageText
{
    private const int Longest = 1000;
    private static readonly Regex Unseen = new(@"[\p{Cc}\u2028\u2029]", RegexOptions.CultureInvariant);

    /// <summary>
    /// The text on one line, as the tools want it that read a build's output: what breaks a line, or cannot be seen, is
    /// escaped; of a very long text the beginning is enough.
    /// </summary>
    public static string OnOneLine(string text)
        => Unseen.Replace(text.Length > Longest ? text.Substring(0, Longest) : text, Escape) + (text.Length > Longest ? "..." : "");

    private static string Escape(Match character) => character.Value switch
    {
        "\n" => "\\n",
        "\r" => "\\r",
        "\t" => "\\t",
        var other => "\\u" + ((int)other[0]).ToString("X4", CultureInfo.InvariantCulture),
    };
}
