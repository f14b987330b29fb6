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
