using System.Net;
using System.Text;

namespace TrueWatch.Simulator;

/// <summary>
/// Selected requests of a <see cref="SimulatedService"/>. Each method adds a fault for them, and returns the service for chaining.
/// Thread-safe.
/// </summary>
/// <remarks>
/// A fault that replaces the regular response comes first: the service does not check the key, does not count the request for a
/// limit, and changes neither task nor workspace. <see cref="TruncateAnswer"/>, <see cref="AnswerAs"/> and
/// <see cref="Delay"/> keep the regular response, which counts as usual. The service reads the body of the request, such as an
/// upload, to its end, except for <see cref="ResetConnection"/>.
/// </remarks>
public sealed class SelectedRequests
{
    private readonly SimulatedService _service;
    private readonly FaultPlan _plan;

    internal SelectedRequests(SimulatedService service, FaultPlan plan) => (_service, _plan) = (service, plan);

    /// <summary>They fail with an HTTP status, and say so in the service's envelope.</summary>
    /// <param name="statusCode">The HTTP status, and the envelope's <c>code</c>.</param>
    /// <param name="errorCode">The envelope's <c>errorCode</c>.</param>
    /// <param name="message">The envelope's <c>message</c>.</param>
    /// <param name="retryAfter">The response's <c>Retry-After</c>, rounded up to seconds; none when omitted.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="errorCode"/> is empty, which would mean a success.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 200 to 599, or
    /// <paramref name="retryAfter"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService Fail(
        HttpStatusCode statusCode = HttpStatusCode.ServiceUnavailable,
        string errorCode = SimulatorErrorCodes.Failure,
        string message = "The simulator was told to let this request fail.",
        TimeSpan? retryAfter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(errorCode);
        ArgumentNullException.ThrowIfNull(message);
        return Get(ApiAnswer.Error(RequireStatus(statusCode), errorCode, message), retryAfter);
    }

    /// <summary>
    /// They exceed the rate limit of the key, as documented: HTTP 401 with <see cref="SimulatorErrorCodes.KeyRateLimit"/>.
    /// </summary>
    /// <param name="retryAfter">The response's <c>Retry-After</c>, rounded up to seconds; none, as documented, when omitted.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService ThrottleKey(TimeSpan? retryAfter = null)
        => Get(ApiErrors.KeyRateLimit(requests: null), retryAfter);

    /// <summary>
    /// They exceed the rate limit of the workspace, as documented: HTTP 401 with
    /// <see cref="SimulatorErrorCodes.WorkspaceRateLimit"/>.
    /// </summary>
    /// <param name="retryAfter">The response's <c>Retry-After</c>, rounded up to seconds; none, as documented, when omitted.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService ThrottleWorkspace(TimeSpan? retryAfter = null)
        => Get(ApiErrors.WorkspaceRateLimit(requests: null), retryAfter);

    /// <summary>Their key is refused, whatever it is, with <see cref="SimulatorErrorCodes.InvalidApiKey"/>.</summary>
    /// <param name="statusCode">The HTTP status: 403 as documented, or 401, as some sites respond.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 200 to 599.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService RefuseKey(HttpStatusCode statusCode = HttpStatusCode.Forbidden)
        => Get(ApiErrors.InvalidApiKey(RequireStatus(statusCode)), retryAfter: null);

    /// <summary>A gateway in front of the service answers them, with an HTML page.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 200 to 599.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService AnswerGatewayPage(HttpStatusCode statusCode = HttpStatusCode.BadGateway)
        => Answer(
            statusCode, "text/html", Encoding.UTF8.GetBytes($"<html><body><h1>{(int)statusCode} {statusCode}</h1></body></html>"));

    /// <summary>They are sent on to another address, without a body.</summary>
    /// <param name="location">The address.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="location"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 200 to 599.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService Redirect(Uri location, HttpStatusCode statusCode = HttpStatusCode.Found)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Answer(
            statusCode, contentType: null, ReadOnlyMemory<byte>.Empty, KeyValuePair.Create("Location", location.OriginalString));
    }

    /// <summary>They are answered with anything, sent exactly as it is given here.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="contentType">The header <c>Content-Type</c>; <see langword="null"/> for none.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Further headers.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 200 to 599.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService Answer(
        HttpStatusCode statusCode,
        string? contentType,
        ReadOnlyMemory<byte> body,
        params IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return Get(new RawAnswer(RequireStatus(statusCode), contentType, body.ToArray(), [.. headers]));
    }

    /// <summary>They get their regular response, but only the beginning of its body: the connection closes before the rest.</summary>
    /// <param name="length">How many bytes of the body are sent; half of them when omitted. A shorter body is sent whole.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService TruncateAnswer(long? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        return Add(regular => new TruncatedAnswer(regular(), length));
    }

    /// <summary>They get their regular response, but its <c>Content-Type</c> is another.</summary>
    /// <param name="contentType">The header's value, such as <c>text/html</c>.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentException"><paramref name="contentType"/> is blank.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService AnswerAs(string contentType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        return Add(regular => new RelabeledAnswer(regular(), contentType));
    }

    /// <summary>They get their regular response, but later than usual.</summary>
    /// <param name="delay">How much later, on the simulator's clock; added to the latency of the service.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is zero, negative or longer than 49 days.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, VirtualTimer.Longest);
        return Add(static regular => regular(), delay);
    }

    /// <summary>They get no response: the connection stays open until the client gives up.</summary>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService LeaveUnanswered() => Get(new NoAnswer());

    /// <summary>They get no response: the connection is reset.</summary>
    /// <param name="bodyLength">How many bytes of the request's body are read before, such as of an upload. A request with
    /// a shorter body is read whole.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bodyLength"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The selected request has already been received.</exception>
    public SimulatedService ResetConnection(long bodyLength = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bodyLength);
        return Add(static _ => new ConnectionReset(), bodyLimit: bodyLength);
    }

    private static int RequireStatus(HttpStatusCode statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 200, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)statusCode, 599, nameof(statusCode));
        return (int)statusCode;
    }

    private SimulatedService Get(ApiAnswer answer, TimeSpan? retryAfter)
    {
        if (retryAfter is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(retryAfter));
        }

        return Get(answer.WithRetryAfter(retryAfter));
    }

    private SimulatedService Get(Reply reply) => Add(_ => reply);

    private SimulatedService Add(Func<Func<Reply>, Reply> answer, TimeSpan delay = default, long? bodyLimit = null)
        => _service.Add(_plan, new Fault(answer, delay, bodyLimit));
}
