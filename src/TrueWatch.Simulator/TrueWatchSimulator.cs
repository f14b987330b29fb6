using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TrueWatch.Simulator;

/// <summary>
/// The TrueWatch API in the caller's process: real HTTP on the loopback interface, on a free port, with scripted tasks,
/// the documented envelope, errors and limits, a workspace to export from and import to, and faults on request. It answers
/// <c>GET /api/v1/workspace/resource/query_action_status?taskId=…</c>, <c>POST …/export/task/create</c> and
/// <c>POST …/upload</c>, and compresses with gzip when it is asked to.
/// It refuses requests whose <c>Host</c> header names another machine, writes no log and leaves the signals of the process
/// alone. Thread-safe; any number can run at once.
/// </summary>
public sealed class TrueWatchSimulator : IAsyncDisposable
{
    /// <summary>The header that carries the API key, as documented. <value>DF-API-KEY</value></summary>
    public const string ApiKeyHeader = ApiKey.Header;

    /// <summary>The API key that is accepted by default. It is no secret. <value>simulator-key</value></summary>
    public const string DefaultApiKey = "simulator-key";

    /// <summary>How many requests <see cref="Requests"/> has at most. <value>10000</value></summary>
    public const int MaximumRequests = RequestLog.Capacity;

    private readonly RequestLog _log;
    private readonly RequestsInFlight _inFlight;
    private readonly WebApplication _application;
    private HttpClientObserver? _observer;

    private TrueWatchSimulator(TimeProvider timeProvider, int port)
    {
        TimeProvider = timeProvider;
        _log = new RequestLog(timeProvider);
        _inFlight = new RequestsInFlight(timeProvider is VirtualTimeProvider clock ? clock.OnActivity : static () => { });
        Service = new SimulatedService(timeProvider, _log, () => Endpoint);
        _application = BuildApplication(port);
    }

    /// <summary>The address to send requests to, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Endpoint => new(_application.Urls.Single());

    /// <summary>What the service has and how it behaves; it can be changed at any time.</summary>
    public SimulatedService Service { get; }

    /// <summary>The clock of the tasks, the limits and the latency.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>
    /// The last <see cref="MaximumRequests"/> requests that were received so far, in the order of arrival: a snapshot that
    /// does not change any more. A request is in it before its response can reach the client. A request for a foreign host,
    /// which is refused before all else, is not.
    /// </summary>
    public IReadOnlyList<SimulatedRequest> Requests => _log.Snapshot();

    /// <summary>Starts a simulator; it runs until it is disposed of.</summary>
    /// <param name="configure">Says what the service has and how it behaves, before the first request; when omitted, it
    /// has the tasks of <see cref="TaskScripts.All"/>, the key <see cref="DefaultApiKey"/> and the documented limits.</param>
    /// <param name="timeProvider">The clock of the tasks, the limits and the latency. Only its timestamps and timers are
    /// used. <see cref="TimeProvider.System"/> when omitted; a <see cref="VirtualTimeProvider"/>, which the client has to
    /// have as well, does not let anybody wait.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The simulator, which answers already.</returns>
    /// <exception cref="IOException">No port of the loopback interface can be opened.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<TrueWatchSimulator> StartAsync(
        Action<SimulatedService>? configure = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
        => StartAsync(port: 0, configure, timeProvider, cancellationToken);

    /// <inheritdoc cref="StartAsync(Action{SimulatedService}, TimeProvider, CancellationToken)"/>
    /// <param name="port">The port of the loopback interface; zero is a free one.</param>
    /// <param name="configure">Says what the service has and how it behaves, before the first request.</param>
    /// <param name="timeProvider">The clock of the tasks, the limits and the latency.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="port"/> is not from 0 to 65535.</exception>
    /// <exception cref="IOException">The port cannot be opened.</exception>
    public static async Task<TrueWatchSimulator> StartAsync(
        int port,
        Action<SimulatedService>? configure = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        var simulator = new TrueWatchSimulator(timeProvider ?? TimeProvider.System, port);
        try
        {
            configure?.Invoke(simulator.Service);
            await simulator._application.StartAsync(cancellationToken).ConfigureAwait(false);
            simulator.TellClock();
        }
        catch
        {
            await simulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return simulator;
    }

    /// <summary>
    /// How many requests were received for a task, however they were answered. Those that <see cref="Requests"/> has no
    /// longer count as long as it has one for the task.
    /// </summary>
    /// <param name="taskId">The id of the task.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="taskId"/> is <see langword="null"/>.</exception>
    public int CountRequests(string taskId)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        return _log.Count(new RequestFilter(taskId));
    }

    /// <summary>Stops answering and closes the port. Can be called more than once.</summary>
    /// <returns>A task that ends when the port is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        Service.Workspace.Exports.Dispose();
        (TimeProvider as VirtualTimeProvider)?.Ignore(_inFlight);
        _observer?.Dispose();
    }

    private WebApplication BuildApplication(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Whoever uploads a large file, or stops in a debugger, is to be served all the same.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });

        // The last registration wins: the default one takes over Ctrl+C, which belongs to the process around us.
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var application = builder.Build();
        application.Run(AnswerAsync);
        return application;
    }

    private void TellClock()
    {
        if (TimeProvider is VirtualTimeProvider clock)
        {
            _observer = new HttpClientObserver(Endpoint.Port, _inFlight);
            clock.Heed(_inFlight);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var presence = new RequestPresence(_inFlight, TimeProvider);
        if (!LoopbackHost.Allows(context.Request.Host))
        {
            await ApiErrors.ForeignHost(context.Request.Host.Value!).SendAsync(context, presence).ConfigureAwait(false);
            return;
        }

        Reply reply;
        TimeSpan latency;
        try
        {
            (reply, latency) = await Service.ReceiveAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client is gone, with a part of its request only.
            context.Abort();
            return;
        }

        if (latency > TimeSpan.Zero)
        {
            await presence.HoldAsync(latency, context.RequestAborted).ConfigureAwait(false);
        }

        await reply.SendAsync(context, presence).ConfigureAwait(false);
    }
}
