using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TrueWatch.Simulator;

/// <summary>
/// The TrueWatch API in the caller's process: real HTTP on the loopback interface, on a free port, with scripted tasks,
/// the documented envelope and errors, and the documented limit of requests for an API key. It answers
/// <c>GET /api/v1/workspace/resource/query_action_status?taskId=…</c> and compresses with gzip when it is asked to.
/// It writes no log and leaves the signals of the process alone. Thread-safe; any number can run at once.
/// </summary>
public sealed class TrueWatchSimulator : IAsyncDisposable
{
    /// <summary>The header that carries the API key, as documented. <value>DF-API-KEY</value></summary>
    public const string ApiKeyHeader = "DF-API-KEY";

    /// <summary>The API key that is accepted by default. It is no secret. <value>simulator-key</value></summary>
    public const string DefaultApiKey = "simulator-key";

    private readonly WebApplication _application;
    private readonly SimulatedApi _api;
    private readonly Lock _requestsLock = new();
    private readonly List<SimulatedRequest> _requests = [];

    private TrueWatchSimulator(WebApplication application, SimulatedApi api)
    {
        _application = application;
        _api = api;
    }

    /// <summary>The address to send requests to, such as <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri Endpoint => new(_application.Urls.Single());

    /// <summary>
    /// What was received so far, in the order of the answers: a snapshot that does not change any more. A request is
    /// in it before its answer can reach the client.
    /// </summary>
    public IReadOnlyList<SimulatedRequest> Requests
    {
        get
        {
            lock (_requestsLock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Starts a simulator; it runs until it is disposed of.</summary>
    /// <param name="options">How it behaves; the defaults of <see cref="TrueWatchSimulatorOptions"/> when omitted.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The simulator, which answers already.</returns>
    /// <exception cref="ArgumentNullException">A key or a script of the options is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Two scripts of the options are for the same task.</exception>
    /// <exception cref="IOException">No port of the loopback interface can be opened.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static async Task<TrueWatchSimulator> StartAsync(
        TrueWatchSimulatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var api = new SimulatedApi(options ?? new TrueWatchSimulatorOptions());
        var application = BuildApplication();
        var simulator = new TrueWatchSimulator(application, api);
        application.Run(simulator.AnswerAsync);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return simulator;
    }

    /// <summary>Stops answering and closes the port. Can be called more than once.</summary>
    /// <returns>A task that ends when the port is closed.</returns>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static WebApplication BuildApplication()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port: 0);
        });

        // The last registration wins: the default one takes over Ctrl+C, which belongs to the process around us.
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        return builder.Build();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var answer = _api.Answer(context.Request);
        Record(context.Request, answer);
        return AnswerWriter.WriteAsync(context, answer);
    }

    private void Record(HttpRequest request, ApiAnswer answer)
    {
        var received = new SimulatedRequest(
            request.Method,
            request.Path.Value ?? "",
            request.QueryString.Value ?? "",
            HasApiKey: SimulatedApi.ReadApiKey(request).Length > 0,
            answer.StatusCode,
            answer.ErrorCode);
        lock (_requestsLock)
        {
            _requests.Add(received);
        }
    }
}
