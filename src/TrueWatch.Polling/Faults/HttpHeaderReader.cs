using System.Net.Http.Headers;

namespace TrueWatch.Polling;

/// <summary>Reads headers of an answer, in whichever form a client hands them out. Thread-safe.</summary>
public static class HttpHeaderReader
{
    /// <summary>The value of a header; letter case does not count (RFC 9110, 5.1).</summary>
    /// <param name="headers">The headers, such as <c>HttpResponseMessage.Headers</c> or a dictionary.</param>
    /// <param name="name">The name.</param>
    /// <returns>The value, those of a header that is there several times with a comma between them (RFC 9110, 5.2);
    /// <see langword="null"/> when it is not there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static string? Find(IEnumerable<KeyValuePair<string, IEnumerable<string>>>? headers, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string? value = null;
        foreach (var header in headers ?? [])
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                var values = string.Join(", ", header.Value);
                value = value is null ? values : $"{value}, {values}";
            }
        }

        return value;
    }

    /// <summary>How long <c>Retry-After</c> asks to wait (RFC 9110, 10.2.3).</summary>
    /// <returns>The time, not below zero; <see langword="null"/> when the header is not there, or not understandable.</returns>
    internal static TimeSpan? ReadRetryAfter(
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? headers, TimeProvider timeProvider)
    {
        if (Find(headers, "Retry-After") is not { } text || !RetryConditionHeaderValue.TryParse(text, out var value))
        {
            return null;
        }

        var pause = value.Delta ?? (value.Date - timeProvider.GetUtcNow());
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
