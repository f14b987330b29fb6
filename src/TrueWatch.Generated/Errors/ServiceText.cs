using System.Text;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// Makes texts from outside fit for an exception: printable, bounded, without the user information of addresses, and without
/// the API key, should the service echo it.
/// </summary>
/// <param name="key">The key that must be in no text; null when there is none.</param>
internal readonly struct ServiceText(TrueWatchApiKey? key)
{
    private const int ExcerptLength = 200;
    private const string Echo = "(repeats the API key)";

    /// <summary>The text on one line.</summary>
    public string? Clean(string? text) => text is null ? null : WithoutSecrets(PrintableText.OneLine(text));

    /// <summary>A text of a response that succeeded: bounded, and otherwise as it is.</summary>
    public string Keep(string text) => WithoutKey(PrintableText.Shorten(text));

    /// <summary>The beginning of a body, for a message.</summary>
    public string Excerpt(ReadOnlySpan<byte> body) =>
        WithoutSecrets(PrintableText.Shorten(PrintableText.OneLine(Beginning(body)).Trim(), ExcerptLength));

    /// <summary>As much of a body as an exception carries.</summary>
    public string RawBody(ReadOnlySpan<byte> body) => WithoutSecrets(PrintableText.Lines(Beginning(body)));

    /// <returns>The exception; null when a text of it contains a secret, or what a terminal would obey.</returns>
    public Exception? Clean(Exception? exception)
    {
        foreach (var text in Texts(exception))
        {
            if (Clean(text) != text)
            {
                return null;
            }
        }

        return exception;
    }

    private string WithoutSecrets(string text) => AddressText.WithoutUserInfo(WithoutKey(text));

    private string WithoutKey(string text) => key?.Finder.IsIn(text) == true ? Echo : text;

    // More than three bytes for each character that is kept, and for one more: nothing else has to be decoded.
    private static string Beginning(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body.Slice(0, Math.Min(body.Length, PrintableText.MaximumLength * 4)));

    private static IEnumerable<string> Texts(Exception? exception)
    {
        if (exception is null)
        {
            return [];
        }

        var data = exception.Data.Keys.Cast<object?>().Concat(exception.Data.Values.Cast<object?>()).Select(static value => $"{value}");
        var causes = exception is AggregateException several ? several.InnerExceptions : (IEnumerable<Exception?>)[exception.InnerException];
        return [exception.Message, .. data, .. causes.SelectMany(Texts)];
    }
}
