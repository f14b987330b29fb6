using System.Net;

namespace TrueWatch.Generated;

/// <summary>
/// A call failed at the service or on the way to it. <see cref="Kind"/> says what the caller can do; the message says
/// what happened and what to do about it. No text of the exception, inner exceptions included, contains the API key.
/// </summary>
public sealed class TrueWatchApiException : Exception
{
    /// <summary>Makes an exception, for example for a test double of <see cref="ITrueWatchClient"/>.</summary>
    /// <param name="message">What happened, and what to do about it.</param>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public TrueWatchApiException(string message, TrueWatchErrorKind kind, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>
    /// What kind of failure it is, by <see cref="ErrorCode"/> where the service documents it, else by
    /// <see cref="StatusCode"/>.
    /// </summary>
    public TrueWatchErrorKind Kind { get; }

    /// <summary>The HTTP status of the answer.</summary>
    /// <value><see langword="null"/> when no answer came.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's <c>errorCode</c>, for example <c>ft.InvalidAPIKey</c>.</summary>
    /// <value><see langword="null"/> when the answer has none.</value>
    public string? ErrorCode { get; init; }

    /// <summary>The service's own <c>message</c>. Control characters are replaced by spaces.</summary>
    /// <value><see langword="null"/> when the answer has none.</value>
    public string? ServiceMessage { get; init; }

    /// <summary>The service's <c>traceId</c>: names the request to the vendor's support.</summary>
    /// <value><see langword="null"/> when the answer has none.</value>
    public string? TraceId { get; init; }
}
