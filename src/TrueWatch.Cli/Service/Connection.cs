using TrueWatch.Cli.CommandLine;
using TrueWatch.Generated;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Service;

/// <summary>A client of the service, or of a simulator that lives as long as the client.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly HttpClient _httpClient;
    private readonly TrueWatchClient _client;
    private readonly TrueWatchClientOptions _options;
    private readonly TrueWatchSimulator? _simulator;

    private Connection(HttpClient httpClient, TrueWatchClientOptions options, TrueWatchSimulator? simulator)
    {
        _httpClient = httpClient;
        _options = options;
        _simulator = simulator;
        _client = new TrueWatchClient(httpClient, options);
    }

    public TrueWatchClient Client => _client;

    /// <summary>Makes the client that the command line asks for; nothing is sent yet.</summary>
    /// <param name="target">Where the service is.</param>
    /// <param name="taskIds">The tasks that are asked for, which a simulator must have.</param>
    /// <param name="environment">Where the key is.</param>
    /// <param name="settings">What the client has to keep to.</param>
    /// <exception cref="UsageException">The command line or the environment is not right.</exception>
    public static async Task<Connection> OpenAsync(
        ServiceTarget target, IEnumerable<string> taskIds, CliEnvironment environment, ConnectionSettings settings)
    {
        if (target is { Site: not null, Endpoint: not null })
        {
            throw new UsageException("--site and --endpoint exclude each other: use one of them.");
        }

        if (!target.IsSimulated)
        {
            var service = ClientOptions.Read(target, environment.GetVariable);
            service.RateLimiters = SharedBudgets.Create(service, environment, settings.IsVerbose);
            return Open(service, environment, settings, simulator: null);
        }

        if (target.Site is not null || target.Endpoint is not null)
        {
            throw new UsageException("--simulate replaces the service: omit --site and --endpoint.");
        }

        SimulatedTasks.Require(taskIds);
        var simulator = await TrueWatchSimulator
            .StartAsync(timeProvider: environment.TimeProvider, cancellationToken: environment.Termination.Token)
            .ConfigureAwait(false);
        var options = new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
            Endpoint = simulator.Endpoint,
        };
        return Open(options, environment, settings, simulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _httpClient.Dispose();
        foreach (var limiter in _options.RateLimiters)
        {
            await limiter.DisposeAsync().ConfigureAwait(false);
        }

        if (_simulator is not null)
        {
            await _simulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Connection Open(
        TrueWatchClientOptions options, CliEnvironment environment, ConnectionSettings settings, TrueWatchSimulator? simulator)
    {
        options.UserAgentPrefix = "truewatch";
        options.FaultClassifier = new FaultReasons();
        options.TimeProvider = environment.TimeProvider;
        options.Timeout = settings.CallTimeout ?? options.Timeout;
        var handler = OwnHttpClient.CreateHandler(options.ConnectTimeout);
        if (settings.IsVerbose)
        {
            handler = new RequestLogHandler(handler, environment.Error, environment.TimeProvider);
            options.LoggerFactory = new VerboseLog(environment.Error);
        }

        return new Connection(OwnHttpClient.Prepare(new HttpClient(handler)), options, simulator);
    }
}
