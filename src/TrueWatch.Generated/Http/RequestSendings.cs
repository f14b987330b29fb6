using System.Net;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// What goes along with a request through the handlers of an HttpClient: the permit of its sending, and how often it was
/// sent. A handler for resilience sends it more than once, each time with a permit of its own. Thread-safe.
/// </summary>
internal sealed class RequestSendings
{
    private const string Key = "TrueWatch.RequestSendings";

    private readonly PollingConnection _budget;
    private volatile RequestPermit _permit;
    private readonly bool _isIdempotent;
    private volatile bool _isOver;
    private volatile bool _mayHaveBeenExecuted;
    private HttpStatusCode? _refusal;
    private int _count;

    /// <param name="budget">Whose budget the request draws on.</param>
    /// <param name="permit">The permit of the first sending.</param>
    /// <param name="isIdempotent">Whether sending it twice does what sending it once does.</param>
    public RequestSendings(PollingConnection budget, RequestPermit permit, bool isIdempotent)
    {
        _isIdempotent = isIdempotent;
        _budget = budget;
        _permit = permit;
    }

    /// <summary>The permit of the last sending.</summary>
    public RequestPermit Permit => _permit;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The status of the response that the handlers handed on; null as long as they did not.</summary>
    public HttpStatusCode? Answer { get; set; }

    /// <summary>
    /// Whether it is of no use to send the request once more: a handler has sent it again until it gave up, or has not let
    /// it through, such as an open circuit breaker. A response that is no fault to such a handler, it has only handed on.
    /// </summary>
    public bool IsExhausted => Count != 1
        && Answer is null or HttpStatusCode.RequestTimeout or (HttpStatusCode)429 or >= HttpStatusCode.InternalServerError;

    public static RequestSendings? Find(HttpRequestMessage message) =>
#if NET
        message.Options.TryGetValue(new HttpRequestOptionsKey<RequestSendings>(Key), out var sendings) ? sendings : null;
#else
        message.Properties.TryGetValue(Key, out var sendings) ? sendings as RequestSendings : null;
#endif

    public void Attach(HttpRequestMessage message) =>
#if NET
        message.Options.Set(new HttpRequestOptionsKey<RequestSendings>(Key), this);
#else
        message.Properties[Key] = this;
#endif

    /// <summary>Begins a sending. Each but the first ends the one before, and waits for a permit.</summary>
    /// <exception cref="TrueWatchApiException">It would be another one of what may have been executed.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_mayHaveBeenExecuted && !_isIdempotent)
        {
            throw FailureFactory.NotAgain(_refusal);
        }

        if (Interlocked.Increment(ref _count) > 1)
        {
            _permit = await _budget.AcquireAgainAsync(_permit, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes how a sending was answered: after a rate limit it certainly was not executed.</summary>
    public void Note(HttpStatusCode status)
    {
        _refusal = status;
        _mayHaveBeenExecuted = status != (HttpStatusCode)429;
    }

    /// <summary>Notes why no response came: without a connection it certainly was not executed.</summary>
    public void Note(Exception failure)
    {
        _refusal = null;
        _mayHaveBeenExecuted = !ConnectionFailure.IsBeforeRequest(failure);
    }

    /// <summary>Ends a sending. Its permit lasts until the response is read, unless nobody reads it any more.</summary>
    public void End()
    {
        if (_isOver)
        {
            _permit.Dispose();
        }
    }

    /// <summary>Ends the request, whatever its handlers still do.</summary>
    public void EndAll()
    {
        _isOver = true;
        if (Count == 0)
        {
            _permit.ReportNotSent();
        }

        _permit.Dispose();
    }
}
