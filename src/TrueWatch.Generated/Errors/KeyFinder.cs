using System.Net;
using System.Text;

namespace TrueWatch.Generated;

/// <summary>
/// Finds an echo of the key in a text: twelve letters and digits in a row of the key, of its hexadecimal or its Base64 form,
/// whatever separates them and however they are escaped. It catches what happens by accident; whoever has the key can always
/// write it in another way. Immutable and thread-safe.
/// </summary>
internal sealed class KeyFinder
{
    /// <summary>So many letters and digits in a row are no coincidence. A key with fewer of them is not looked for.</summary>
    public const int ShortestEcho = 12;

    private const int MostLayersOfEscapes = 3;

    // The escapes of JSON and most languages. A key is ASCII, so that what is left of a character is its escape in an address.
    private static readonly (string Escape, string Replacement)[] Backslashes =
    [
        (@"\\", @"\"), (@"\u00", "%"), (@"\U000000", "%"), (@"\x", "%"), (@"\n", ""), (@"\r", ""), (@"\t", ""), (@"\b", ""), (@"\f", ""),
    ];

    private readonly string _forms;

    public KeyFinder(string secret)
    {
        // What Base64 makes of the key depends on where among other bytes it begins. Its first and last characters can
        // contain bits of these.
        var base64 = from before in Enumerable.Range(0, 3)
                     let text = Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(' ', before) + secret)).TrimEnd('=')
                     let first = before == 0 ? 0 : before + 1
                     select text.Substring(first, text.Length - first - 1);
        string[] forms = secret.Length < ShortestEcho ? [] : [Reduce(secret), BitConverter.ToString(Encoding.ASCII.GetBytes(secret)), .. base64];
        _forms = string.Join(" ", forms.Select(LettersAndDigits));
    }

    public bool IsIn(string text)
    {
        if (text.Length < ShortestEcho)
        {
            return false;
        }

        var reduced = Reduce(text).AsSpan();
        for (var start = 0; start + ShortestEcho <= reduced.Length; start++)
        {
            if (_forms.AsSpan().IndexOf(reduced.Slice(start, ShortestEcho)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The letters and digits that the text stands for, without its escapes.</summary>
    private static string Reduce(string text)
    {
        for (var layer = 0; layer < MostLayersOfEscapes; layer++)
        {
            text = Backslashes.Aggregate(text, static (plain, one) => plain.Replace(one.Escape, one.Replacement));
            text = WebUtility.HtmlDecode(Uri.UnescapeDataString(text));
        }

        return LettersAndDigits(text);
    }

    private static string LettersAndDigits(string text) =>
        new([.. text.Where(static character => character <= '~' && char.IsLetterOrDigit(character)).Select(char.ToLowerInvariant)]);
}
