using System.Net;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// The exception that is thrown when a call fails. <see cref="Kind"/> tells what the caller can do; the message says what happened
/// and what to do about it. No text of the exception or its inner exceptions contains the API key.
/// </summary>
public sealed class TrueWatchApiException : Exception
{
    /// <summary>Initializes a new instance, for example for a test double of <see cref="ITrueWatchClient"/>.</summary>
    /// <param name="message">What happened, and what to do about it.</param>
    /// <param name="kind">The kind of the failure.</param>
    /// <param name="innerException">The cause, if any.</param>
    public TrueWatchApiException(string message, TrueWatchErrorKind kind, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>
    /// The kind of the failure, by <see cref="ErrorCode"/> if it is documented, else by
    /// <see cref="StatusCode"/>.
    /// </summary>
    public TrueWatchErrorKind Kind { get; }

    /// <summary>The HTTP status of the response.</summary>
    /// <value><see langword="null"/> without a response.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's <c>errorCode</c>, for example <c>ft.InvalidAPIKey</c>.</summary>
    /// <value><see langword="null"/> when the response has none.</value>
    public string? ErrorCode { get; init; }

    /// <summary>The service's <c>message</c>, with spaces instead of control characters; it ends with <c>…</c> after
    /// 8192 characters.</summary>
    /// <value><see langword="null"/> when the response has none.</value>
    public string? ServiceMessage { get; init; }

    /// <summary>The service's <c>traceId</c>, which identifies the request for the vendor's support.</summary>
    /// <value><see langword="null"/> when the response has none.</value>
    public string? TraceId { get; init; }

    /// <summary>
    /// The beginning of the decompressed body: at most 8192 characters, with spaces instead of control characters other than line
    /// breaks and tabs. It ends with <c>…</c> if it was cut. <c>(repeats the API key)</c> replaces a body that contains the key.
    /// </summary>
    /// <value><see langword="null"/> without a response, or with one from another host; empty when the response has no body, or one
    /// that cannot be decompressed.</value>
    public string? RawBody { get; init; }

    /// <summary>The target of a redirect, such as <c>https://host.example</c>, without the path.</summary>
    /// <value><see langword="null"/> when the response is not a redirect.</value>
    public string? RedirectHost { get; init; }

    /// <summary>How long the service asks to wait before the next request: its <c>Retry-After</c> (RFC 9110, 10.2.3).</summary>
    /// <value><see langword="null"/> when the response does not say.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What to do about the failure. The message contains it, too.</summary>
    /// <value><see langword="null"/> without advice.</value>
    public string? Advice { get; init; }

    /// <summary>The number of attempts; the exception describes the last one.</summary>
    /// <value>1 unless the client retried.</value>
    public int Attempts { get; internal set; } = 1;

    /// <summary>
    /// Whether the service may have executed a request that does more than read: check before you send it again. The client retries
    /// such a request only after a rate limit, or if no connection was made.
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
    /// Whether the same request may succeed later: after a transient fault or a rate limit. The client has already retried if
    /// possible.
    /// </summary>
    public bool IsRetryable =>
        TrueWatchFaultClassifier.Classify(Kind) is PollingFaultKind.Transient or PollingFaultKind.Throttled;
}
