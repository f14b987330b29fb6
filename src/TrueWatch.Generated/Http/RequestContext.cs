using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// What goes along with a request through the handlers of an HttpClient: whose budget it draws on, and how often it was
/// sent. A handler for resilience sends it more than once.
/// </summary>
internal sealed class RequestContext
{
    private const string Key = "TrueWatch.RequestContext";

    private int _sendings;

    public RequestContext(PollingConnection connection) => Connection = connection;

    public PollingConnection Connection { get; }

    /// <summary>How often a handler sent the request; zero when nobody counts.</summary>
    public int Sendings => Volatile.Read(ref _sendings);

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
