using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace TrueWatch.Generated;

/// <summary>
/// Makes what the service sent fit for an exception: without the API key, should an answer echo it, and without control
/// characters, which a terminal would obey.
/// </summary>
internal sealed class ServiceText
{
    private const int ExcerptLength = 200;
    private const int RawBodyLength = 8192;
    private const string Redacted = "(API key redacted)";

    private readonly Regex? _secret;
    private readonly int _secretLength;

    /// <param name="key">The key that must be in no text; null when there is none.</param>
    public ServiceText(TrueWatchApiKey? key)
    {
        if (key is null)
        {
            return;
        }

        // An error page may show the key as HTML, an address contains it percent-encoded, JSON has escapes of its own.
        string[] forms =
        [
            key.Secret,
            WebUtility.HtmlEncode(key.Secret),
            Uri.EscapeDataString(key.Secret),
            JavaScriptEncoder.Default.Encode(key.Secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(key.Secret),
            Convert.ToBase64String(Encoding.ASCII.GetBytes(key.Secret)),
        ];
        _secret = new Regex(
            string.Join("|", forms.Distinct().OrderByDescending(form => form.Length).Select(Regex.Escape)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        _secretLength = forms.Max(form => form.Length);
    }

    /// <summary>The text on one line.</summary>
    public string? Clean(string? text) => text is null ? null : Printable(Redact(text), keepsLines: false);

    /// <summary>The beginning of a body, for a message.</summary>
    public string Excerpt(ReadOnlySpan<byte> body)
    {
        var text = Printable(Beginning(body, RawBodyLength, out _), keepsLines: false).Trim();
        return text.Length <= ExcerptLength ? text : Cut(text, ExcerptLength) + "…";
    }

    /// <summary>As much of a body as an exception carries.</summary>
    public string RawBody(ReadOnlySpan<byte> body)
    {
        var text = Printable(Beginning(body, RawBodyLength, out var isCut), keepsLines: true);
        return isCut ? text + "…" : text;
    }

    /// <returns>The exception, or null when a text of it contains the key.</returns>
    public Exception? Clean(Exception? exception)
    {
        if (exception is null || _secret is null)
        {
            return exception;
        }

        return Texts(exception).Any(_secret.IsMatch) ? null : exception;
    }

    private static IEnumerable<string> Texts(Exception exception)
    {
        yield return exception.ToString();
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            foreach (var value in inner.Data.Values)
            {
                yield return value?.ToString() ?? "";
            }
        }
    }

    private string Beginning(ReadOnlySpan<byte> body, int length, out bool isCut)
    {
        // Redacted before it is cut: a cut through the key would leave a half that nothing recognizes. So more is
        // decoded than is kept, up to four bytes for a character, and a whole key beyond the cut.
        var most = (length + _secretLength) * 4;
        var text = Redact(Encoding.UTF8.GetString(body.Length > most ? body.Slice(0, most) : body));
        isCut = text.Length > length;
        return isCut ? Cut(text, length) : text;
    }

    private static string Cut(string text, int length) =>
        text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    private string Redact(string text) => _secret is null ? text : _secret.Replace(text, Redacted);

    private static string Printable(string text, bool keepsLines)
    {
        var characters = text.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            if (char.IsControl(characters[index]) && !(keepsLines && characters[index] is '\n' or '\r' or '\t'))
            {
                characters[index] = ' ';
            }
        }

        return new string(characters);
    }
}
