using System.Globalization;

namespace TrueWatch.Polling;

/// <summary>The response to a failed request. Immutable.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Headers">The headers of the response, such as <c>HttpResponseMessage.Headers</c> or a dictionary;
/// <see langword="null"/> if they are unknown.</param>
public readonly record struct HttpFailure(int StatusCode, IEnumerable<KeyValuePair<string, IEnumerable<string>>>? Headers = null)
{
    /// <summary>The HTTP status, without the headers.</summary>
    public override string ToString() => "HTTP " + StatusCode.ToString(CultureInfo.InvariantCulture);
}
