using System.Net;
using TrueWatch.Polling;

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

    /// <summary>The HTTP status of the response.</summary>
    /// <value><see langword="null"/> when no response came.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's <c>errorCode</c>, for example <c>ft.InvalidAPIKey</c>.</summary>
    /// <value><see langword="null"/> when the response has none.</value>
    public string? ErrorCode { get; init; }

    /// <summary>The service's own <c>message</c>. Control characters are replaced by spaces; it ends with <c>…</c> after
    /// 8192 characters.</summary>
    /// <value><see langword="null"/> when the response has none.</value>
    public string? ServiceMessage { get; init; }

    /// <summary>The service's <c>traceId</c>: names the request to the vendor's support.</summary>
    /// <value><see langword="null"/> when the response has none.</value>
    public string? TraceId { get; init; }

    /// <summary>
    /// The beginning of the body as it came, decompressed: at most 8192 characters, the API key redacted, control
    /// characters other than line breaks and tabs replaced by spaces. It ends with <c>…</c> where it was cut.
    /// </summary>
    /// <value><see langword="null"/> when no response came, or one of another host; empty when the response has no body, or
    /// one that cannot be decompressed.</value>
    public string? RawBody { get; init; }

    /// <summary>Where a redirect leads, such as <c>https://host.example</c>, without the path.</summary>
    /// <value><see langword="null"/> when the response is no redirect.</value>
    public string? RedirectHost { get; init; }

    /// <summary>How long the service asks to wait before the next request: its <c>Retry-After</c> (RFC 9110, 10.2.3).</summary>
    /// <value><see langword="null"/> when the response does not say.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What to do about it, as a sentence or two. The message contains it, too.</summary>
    /// <value><see langword="null"/> where nothing is known to help.</value>
    public string? Advice { get; init; }

    /// <summary>How many attempts were made, the last of which the exception tells about.</summary>
    /// <value>1 unless the client tried again.</value>
    public int Attempts { get; internal set; } = 1;

    /// <summary>
    /// Whether the service may have executed a request that does more than read: look before it is sent again. The client
    /// does not send it again; it does so only after a rate limit, or where no connection came about.
    /// </summary>
    public bool IsExecutionUnknown { get; internal set; }

    /// <inheritdoc/>
    public override string Message => IsExecutionUnknown
        ? base.Message + " Whether the service executed the request is unknown: look before you send it again."
        : base.Message;

    /// <summary>Whether the request was sent as far as is known; nothing is as long as there is no connection.</summary>
    internal bool WasSent { get; init; } = true;

    /// <summary>Whether the service can have done what was asked: it did not say that it refused, and was reached.</summary>
    internal bool MayHaveBeenExecuted => WasSent
        && TrueWatchFaultClassifier.Classify(Kind) is not (PollingFaultKind.Throttled or PollingFaultKind.Refused)
        && Kind != TrueWatchErrorKind.BadRequest;

    /// <summary>How much time the call had left.</summary>
    internal TimeSpan Left { get; set; }

    /// <summary>What the failure means; null where nothing was sent.</summary>
    internal PollingFault? Fault { get; set; }

    /// <summary>Whether somebody else than the call has tried again, or will.</summary>
    internal bool IsFinal { get; set; }

    /// <summary>
    /// Whether the same request can succeed later: it was a transient fault or a rate limit. The client has tried again
    /// where it may.
    /// </summary>
    public bool IsRetryable =>
        TrueWatchFaultClassifier.Classify(Kind) is PollingFaultKind.Transient or PollingFaultKind.Throttled;
}
