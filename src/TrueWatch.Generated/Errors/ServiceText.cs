using System.Text;

namespace TrueWatch.Generated;

/// <summary>
/// Makes what the service sent fit for an exception: without the API key, should an answer echo it, without the user
/// information of addresses, and without control characters, which a terminal would obey.
/// </summary>
internal sealed class ServiceText
{
    private const int ExcerptLength = 200;
    private const int LongestText = 8192;

    private readonly SecretFilter? _filter;

    /// <param name="key">The key that must be in no text; null when there is none.</param>
    public ServiceText(TrueWatchApiKey? key) => _filter = key?.Filter;

    /// <summary>The text on one line, and as much of it as an exception carries.</summary>
    public string? Clean(string? text) => text is null ? null : Printable(Shorten(text, isCut: false), keepsLines: false);

    /// <summary>The beginning of a body, for a message.</summary>
    public string Excerpt(ReadOnlySpan<byte> body)
    {
        var text = Printable(Beginning(body), keepsLines: false).Trim();
        return text.Length <= ExcerptLength ? text : Cut(text, ExcerptLength) + "…";
    }

    /// <summary>As much of a body as an exception carries.</summary>
    public string RawBody(ReadOnlySpan<byte> body) => Printable(Beginning(body), keepsLines: true);

    /// <returns>The exception, or null when a text of it contains the key or the password of a proxy.</returns>
    public Exception? Clean(Exception? exception) => exception is null || Texts(exception).Any(IsSecret) ? null : exception;

    private bool IsSecret(string text) => _filter?.IsMatch(text) == true || AddressText.WithoutUserInfo(text) != text;

    private static IEnumerable<string> Texts(Exception exception)
    {
        yield return exception.ToString();
        var causes = new Stack<Exception>([exception]);
        while (causes.Count > 0)
        {
            var cause = causes.Pop();
            foreach (var text in cause.Data.Keys.Cast<object?>().Concat(cause.Data.Values.Cast<object?>()))
            {
                yield return text?.ToString() ?? "";
            }

            foreach (var inner in cause is AggregateException several ? several.InnerExceptions : (IEnumerable<Exception?>)[cause.InnerException])
            {
                if (inner is not null)
                {
                    causes.Push(inner);
                }
            }
        }
    }

    // Four bytes at most for a character: no more has to be decoded.
    private string Beginning(ReadOnlySpan<byte> body) => body.Length <= LongestText * 4
        ? Shorten(Encoding.UTF8.GetString(body), isCut: false)
        : Shorten(Encoding.UTF8.GetString(body.Slice(0, LongestText * 4)), isCut: true);

    private string Shorten(string text, bool isCut)
    {
        // Redacted before it is cut: the part of the key before the cut could be too short to be recognized. More than
        // this is not looked at.
        if (text.Length > LongestText * 4)
        {
            text = Cut(text, LongestText * 4);
            isCut = true;
        }

        text = AddressText.WithoutUserInfo(_filter?.Redact(text) ?? text);
        if (text.Length > LongestText)
        {
            text = Cut(text, LongestText);
            isCut = true;
        }

        return isCut ? text + "…" : text;
    }

    private static string Cut(string text, int length) =>
        text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

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
