using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// What goes along with a request through the handlers of an HttpClient: whose budget it draws on, and how often it was
/// sent. A handler for resilience sends it more than once.
/// </summary>
internal sealed class RequestContext
{
    private const string Key = "TrueWatch.RequestContext";

    private readonly bool _isCounted;
    private int _sendings;

    /// <param name="connection">The budget.</param>
    /// <param name="isCounted">Whether the innermost handler counts the sendings.</param>
    public RequestContext(PollingConnection connection, bool isCounted)
    {
        Connection = connection;
        _isCounted = isCounted;
    }

    public PollingConnection Connection { get; }

    /// <summary>
    /// Whether the request went out just once, as far as is known: not again by a handler that retries, and not held
    /// back by one, such as an open circuit breaker.
    /// </summary>
    public bool IsSentOnce => !_isCounted || Volatile.Read(ref _sendings) == 1;

    /// <summary>Whether the request is a poll of a wait.</summary>
    public bool IsPoll { get; set; }

    public static RequestContext? Find(HttpRequestMessage message) =>
#if NET
        message.Options.TryGetValue(new HttpRequestOptionsKey<RequestContext>(Key), out var context) ? context : null;
#else
        message.Properties.TryGetValue(Key, out var context) ? context as RequestContext : null;
#endif

    public void Attach(HttpRequestMessage message) =>
#if NET
        message.Options.Set(new HttpRequestOptionsKey<RequestContext>(Key), this);
#else
        message.Properties[Key] = this;
#endif

    /// <returns>Whether it was sent before.</returns>
    public bool CountSending() => Interlocked.Increment(ref _sendings) > 1;
}
