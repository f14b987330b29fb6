using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>A contender with its transport, ready to be measured.</summary>
internal sealed class CallSetup : IDisposable
{
    /// <summary>Has a character that must be escaped, as ids of the service do.</summary>
    private const string TaskId = "task_import:0123456789";

    private static readonly Uri InMemoryEndpoint = new("https://openapi.truewatch.com/");

    private readonly CancellationTokenSource _cancellation = new();
    private readonly LoopbackServer? _server;
    private readonly HttpMessageHandler _handler;
    private readonly ICallContender _contender;

    /// <exception cref="InvalidOperationException">The contender does not read the answer rightly.</exception>
    public CallSetup(Contender contender, Transport transport, int names = 0)
    {
        var body = DocumentedAnswer.Make(names);
        _server = transport == Transport.Loopback ? new LoopbackServer(body) : null;
        _handler = _server is null
            ? new InMemoryHandler(body)
            : new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _contender = Create(contender, _handler, _server?.Endpoint ?? InMemoryEndpoint);
        if (_contender.ReadAsync(TaskId, _cancellation.Token).GetAwaiter().GetResult() is var result && result != DocumentedAnswer.Result)
        {
            throw new InvalidOperationException($"{contender} read {result}.");
        }
    }

    public async Task RepeatAsync(int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            await _contender.CallAsync(TaskId, _cancellation.Token).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _contender.Dispose();
        _handler.Dispose();
        _server?.Dispose();
        _cancellation.Dispose();
    }

    private static ICallContender Create(Contender contender, HttpMessageHandler handler, Uri endpoint) => contender switch
    {
        Contender.Floor => new FloorContender(handler, endpoint),
        Contender.TrueWatch => new TrueWatchContender(handler, endpoint, CallHeaders.Key, limit: null),
        // A key of its own, since a limit is that of a key; a short window, so that what is kept of the last one stays small.
        Contender.TrueWatchLimited => new TrueWatchContender(handler, endpoint, CallHeaders.LimitedKey, new RequestLimit(1_000_000, TimeSpan.FromMilliseconds(50))),
        Contender.Nswag => new NswagContender(handler, endpoint),
        Contender.Refit => new RefitContender(handler, endpoint),
        Contender.Kiota => new KiotaContender(handler, endpoint),
        _ => throw new ArgumentOutOfRangeException(nameof(contender)),
    };
}
