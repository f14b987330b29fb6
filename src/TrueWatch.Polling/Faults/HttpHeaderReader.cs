using System.Globalization;
using System.Net.Http.Headers;

namespace TrueWatch.Polling;

/// <summary>Reads headers of a response from any collection that a client provides. Thread-safe.</summary>
public static class HttpHeaderReader
{
    /// <summary>Reads the value of a header; the name is case-insensitive (RFC 9110, 5.1).</summary>
    /// <param name="headers">The headers, such as <c>HttpResponseMessage.Headers</c> or a dictionary.</param>
    /// <param name="name">The name.</param>
    /// <returns>The value, or several joined with commas (RFC 9110, 5.2); <see langword="null"/> when the header is missing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static string? Find(IEnumerable<KeyValuePair<string, IEnumerable<string>>>? headers, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
#if NET
        if (headers is HttpHeaders platform)
        {
            // Without reading all the others.
            return platform.NonValidated.TryGetValues(name, out var found) ? string.Join(", ", found) : null;
        }

#endif
        var values = (headers ?? []).Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            .Select(static header => string.Join(", ", header.Value ?? [])).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>Reads <c>Retry-After</c> (RFC 9110, 10.2.3), in seconds or as a date. A date counts from the response's own
    /// <c>Date</c>, so that clock differences do not matter.</summary>
    /// <param name="headers">The headers, such as <c>HttpResponseMessage.Headers</c> or a dictionary.</param>
    /// <param name="timeProvider">The clock that counts where the response has no <c>Date</c>.</param>
    /// <returns>The time, from zero to 49 days; <see langword="null"/> when the header is missing or invalid.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="timeProvider"/> is <see langword="null"/>.</exception>
    public static TimeSpan? ReadRetryAfter(IEnumerable<KeyValuePair<string, IEnumerable<string>>>? headers, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        var text = Find(headers, "Retry-After")?.Trim(' ', '\t');
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text!.All(static character => character is >= '0' and <= '9'))
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? Bounded(TimeSpan.FromSeconds(seconds))
                : PollingTime.Longest;
        }

        return ReadDate(text) is { } end
            ? Bounded(end - (ReadDate(Find(headers, "Date")) ?? timeProvider.GetUtcNow()))
            : null;
    }

    private static TimeSpan Bounded(TimeSpan time) => PollingTime.Clamp(time, TimeSpan.Zero, PollingTime.Longest);

    // The only header of the platform's whose parser takes a date and is open to everybody.
    private static DateTimeOffset? ReadDate(string? text)
        => RetryConditionHeaderValue.TryParse(text, out var value) ? value.Date : null;
}
