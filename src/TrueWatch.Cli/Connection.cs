using TrueWatch.Cli.CommandLine;
using TrueWatch.Generated;
using TrueWatch.Simulator;

namespace TrueWatch.Cli;

/// <summary>A client of the service, or of a simulator that lives as long as the client.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(1);
    private readonly TrueWatchClient _client;
    private readonly TrueWatchSimulator? _simulator;

    private Connection(TrueWatchClient client, TrueWatchSimulator? simulator)
    {
        _client = client;
        _simulator = simulator;
    }

    public ITrueWatchClient Client => _client;

    /// <summary>Makes the client that the command line asks for; nothing is sent yet.</summary>
    /// <param name="request">What the command line asks for.</param>
    /// <param name="environment">Where the key is.</param>
    /// <param name="callTimeout">How long one call may take; null for the client's default.</param>
    /// <param name="cancellationToken">Cancels the simulator's start.</param>
    /// <exception cref="UsageException">The command line or the environment is not right.</exception>
    public static async Task<Connection> OpenAsync(
        TaskRequest request, CliEnvironment environment, TimeSpan? callTimeout, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.TaskId))
        {
            throw new UsageException($"The task id '{request.TaskId}' is empty. Give the id that the call that started the task answered.");
        }

        if (request.Site is not null && request.Endpoint is not null)
        {
            throw new UsageException("--site and --endpoint exclude each other: give one of them.");
        }

        if (!request.Simulate)
        {
            return new Connection(CreateClient(ReadOptions(request, environment), callTimeout), simulator: null);
        }

        if (request.Site is not null || request.Endpoint is not null)
        {
            throw new UsageException("--simulate takes the place of the service: leave --site and --endpoint out.");
        }

        RequireScript(request.TaskId);
        var simulator = await TrueWatchSimulator
            .StartAsync(timeProvider: environment.TimeProvider, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return new Connection(
            CreateClient(
                new TrueWatchClientOptions
                {
                    ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
                    Endpoint = simulator.Endpoint,
                },
                callTimeout),
            simulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static TrueWatchClient CreateClient(TrueWatchClientOptions options, TimeSpan? callTimeout)
    {
        options.UserAgentPrefix = "truewatch";
        options.Timeout = callTimeout is { } timeout ? Shorter(timeout, LongestCall) : options.Timeout;
        return new TrueWatchClient(options);
    }

    /// <summary>What the command line says of the service; the key, and what is missing, come from the environment.</summary>
    private static TrueWatchClientOptions ReadOptions(TaskRequest request, CliEnvironment environment)
    {
        var problems = new List<string>();
        var variables = new ClientEnvironment(environment.GetVariable, problems);
        var key = variables.ReadKey();
        var endpoint = request.Site is null && request.Endpoint is null ? variables.ReadEndpoint() : ReadEndpoint(request);
        if (endpoint is not null && EndpointAddress.IsUnencrypted(endpoint))
        {
            problems.Add(EndpointAddress.UnencryptedProblem);
        }

        if (key is null && problems.Count == 0)
        {
            problems.Add(
                $"The environment variable {ClientEnvironment.KeyVariable} is not set. Set it to the secret of an API key of the workspace, or try --simulate, which needs none.");
        }

        return problems.Count == 0
            ? new TrueWatchClientOptions { ApiKey = key, Endpoint = endpoint }
            : throw new UsageException(string.Join(' ', problems));
    }

    private static Uri? ReadEndpoint(TaskRequest request)
    {
        TrueWatchSite? site = null;
        Uri? endpoint = null;
        var problem = request.Site is { } name
            ? TrueWatchSite.Parse(name, out site)
            : EndpointAddress.Parse(request.Endpoint!, out endpoint);
        return problem is null ? site?.Endpoint ?? endpoint : throw new UsageException(problem);
    }

    private static void RequireScript(string taskId)
    {
        if (TaskScripts.All.Any(script => script.TaskId == taskId))
        {
            return;
        }

        var width = TaskScripts.All.Max(script => script.TaskId.Length);
        var known = TaskScripts.All.Select(script => $"  {script.TaskId.PadRight(width)}  {script.Description}");
        throw new UsageException(
            $"The simulator has no task '{taskId}'. It has\n{string.Join('\n', known)}");
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
