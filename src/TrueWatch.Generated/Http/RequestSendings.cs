using System.Net;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// What goes along with a request through the handlers of an HttpClient: whose budget it draws on, and how often it was
/// sent. A handler for resilience sends it more than once.
/// </summary>
internal sealed class RequestSendings
{
    private const string Key = "TrueWatch.RequestSendings";

    private int _count;

    public RequestSendings(PollingConnection budget) => Budget = budget;

    public PollingConnection Budget { get; }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The status of the answer that the handlers handed on; null as long as they did not.</summary>
    public HttpStatusCode? Answer { get; set; }

    /// <summary>
    /// Whether it is of no use to send the request once more: a handler has sent it again until it gave up, or has not let
    /// it through, such as an open circuit breaker. An answer that is no fault to such a handler, it has only handed on.
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

    /// <returns>Whether it was sent before.</returns>
    public bool Add() => Interlocked.Increment(ref _count) > 1;
}
