using System.Text;

namespace TrueWatch.Generated;

/// <summary>
/// Finds a secret in text: all of it or a part, as it is, or as HTML, JSON and addresses escape it, or in base64 wherever
/// that begins. Immutable and thread-safe.
/// </summary>
internal sealed class SecretFilter
{
    /// <summary>So many characters in a row are a part of the secret that must not be shown, and no coincidence.</summary>
    public const int ShortestPart = 12;

    private const string Replacement = "(API key redacted)";

    private readonly string[] _forms;
    private readonly byte[][] _traces;

    public SecretFilter(string secret)
    {
        var base64 = Base64Forms(secret).Where(form => form.Length >= ShortestPart).ToList();
        _forms = [new EscapedText(secret).Plain, .. base64.SelectMany(form => new[] { form, ToUrlAlphabet(form) }).Distinct().Select(form => form.ToLowerInvariant())];
        _traces = secret.Length < ShortestPart
            ? []
            : [.. base64.SelectMany(form => new[] { form, ToUrlAlphabet(form) }).Append(LongestWord(secret)).Distinct().Select(Encoding.ASCII.GetBytes)];
    }

    public bool IsMatch(string text) => FindParts(new EscapedText(text)).Any();

    public string Redact(string text)
    {
        var escaped = new EscapedText(text);
        StringBuilder? redacted = null;
        var kept = 0;
        foreach (var (start, end) in FindParts(escaped))
        {
            redacted ??= new StringBuilder(text.Length);
            redacted.Append(text, kept, escaped.Start(start) - kept).Append(Replacement);
            kept = escaped.Start(end);
        }

        return redacted is null ? text : redacted.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>
    /// A body that succeeded, without the secret, should it echo it: what it says of a task goes to logs and activities.
    /// Costs little where it does not. A secret so short that it can be in a text by chance is left alone.
    /// </summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body)
    {
        foreach (var trace in _traces)
        {
            if (body.Span.IndexOf(trace) >= 0)
            {
                return Encoding.UTF8.GetBytes(Redact(Encoding.UTF8.GetString(body.Span)));
            }
        }

        return body;
    }

    /// <summary>Where the secret and parts of it are, from the first character to behind the last, without overlaps.</summary>
    private IEnumerable<(int Start, int End)> FindParts(EscapedText text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = LongestPart(text.Plain, start);
            if (length > 0)
            {
                yield return (start, start + length);
            }

            start += Math.Max(length, 1);
        }
    }

    private int LongestPart(string text, int start)
    {
        var longest = 0;
        foreach (var form in _forms)
        {
            for (var from = form.IndexOf(text[start]); from >= 0; from = form.IndexOf(text[start], from + 1))
            {
                // A part that begins further to the left was looked at from there.
                if (start > 0 && from > 0 && text[start - 1] == form[from - 1])
                {
                    continue;
                }

                var length = 1;
                while (start + length < text.Length && from + length < form.Length && text[start + length] == form[from + length])
                {
                    length++;
                }

                longest = length >= Math.Min(ShortestPart, form.Length) ? Math.Max(longest, length) : longest;
            }
        }

        return longest;
    }

    /// <summary>What base64 makes of the secret at each of the places where it can begin among other bytes.</summary>
    private static IEnumerable<string> Base64Forms(string secret)
    {
        for (var before = 0; before < 3; before++)
        {
            var bytes = new byte[before + secret.Length];
            Encoding.ASCII.GetBytes(secret, 0, secret.Length, bytes, before);
            var text = Convert.ToBase64String(bytes).TrimEnd('=');

            // The first and the last character can contain bits of other bytes.
            var first = before == 0 ? 0 : before + 1;
            var last = bytes.Length % 3 == 0 ? text.Length : text.Length - 1;
            yield return last > first ? text.Substring(first, last - first) : "";
        }
    }

    private static string ToUrlAlphabet(string base64) => base64.Replace('+', '-').Replace('/', '_');

    /// <summary>What no escaping changes.</summary>
    private static string LongestWord(string secret)
    {
        var word = secret.Split([.. secret.Where(character => !IsWord(character))]).OrderByDescending(part => part.Length).First();
        return word.Length > 0 ? word : secret.Substring(0, 1);
    }

    private static bool IsWord(char character) => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
