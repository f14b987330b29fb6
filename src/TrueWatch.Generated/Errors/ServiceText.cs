using System.Net;
using System.Text;

namespace TrueWatch.Generated;

/// <summary>
/// Makes what the service sent fit for an exception: without the API key, should an answer echo it, and without control
/// characters, which a terminal would obey.
/// </summary>
internal sealed class ServiceText
{
    private const int ExcerptLength = 200;
    private const string Redacted = "(API key redacted)";

    private readonly string[] _secrets;

    public ServiceText(TrueWatchApiKey key)
    {
        // An error page may show the key as HTML, and an address contains it percent-encoded.
        string[] forms = [key.Secret, WebUtility.HtmlEncode(key.Secret), Uri.EscapeDataString(key.Secret)];
        _secrets = [.. forms.Distinct()];
    }

    public string? Clean(string? text) => text is null ? null : Printable(Redact(text));

    /// <summary>The beginning of a body that is not JSON.</summary>
    public string Excerpt(ReadOnlySpan<byte> body)
    {
        // Redacted before it is cut: a cut through the key would leave a half that nothing recognizes.
        var text = Printable(Redact(Encoding.UTF8.GetString(body))).Trim();
        if (text.Length <= ExcerptLength)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength;
        return string.Concat(text.AsSpan(0, length), "…");
    }

    /// <returns>The exception, or null when a text of it contains the key.</returns>
    public Exception? Clean(Exception? exception)
    {
        var text = exception?.ToString();
        return text is null || _secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)) ? null : exception;
    }

    private string Redact(string text) =>
        _secrets.Aggregate(text, (clean, secret) => clean.Replace(secret, Redacted, StringComparison.Ordinal));

    private static string Printable(string text) =>
        string.Create(text.Length, text, static (buffer, source) =>
        {
            for (var index = 0; index < source.Length; index++)
            {
                buffer[index] = char.IsControl(source[index]) ? ' ' : source[index];
            }
        });
}
