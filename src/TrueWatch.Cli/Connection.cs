using TrueWatch.Cli.CommandLine;
using TrueWatch.Generated;
using TrueWatch.Simulator;

namespace TrueWatch.Cli;

/// <summary>A client of the service, or of a simulator that lives as long as the client.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private const string KeyVariable = "TRUEWATCH_API_KEY";
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
            return new Connection(CreateClient(ReadKey(environment), ReadEndpoint(request), callTimeout), simulator: null);
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
            CreateClient(new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey), simulator.Endpoint, callTimeout), simulator);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static TrueWatchClient CreateClient(TrueWatchApiKey key, Uri? endpoint, TimeSpan? callTimeout)
    {
        var defaults = new TrueWatchClientOptions { ApiKey = key };
        try
        {
            return new TrueWatchClient(new TrueWatchClientOptions
            {
                ApiKey = key,
                Endpoint = endpoint ?? defaults.Endpoint,
                Timeout = callTimeout is { } timeout ? Shorter(timeout, LongestCall) : defaults.Timeout,
            });
        }
        catch (ArgumentException exception) when (endpoint is not null)
        {
            throw new UsageException(WithoutParameterName(exception));
        }
    }

    private static TrueWatchApiKey ReadKey(CliEnvironment environment)
    {
        var value = environment.GetVariable(KeyVariable);
        if (string.IsNullOrEmpty(value))
        {
            throw new UsageException(
                $"The environment variable {KeyVariable} is not set. Set it to the secret of an API key of the workspace, or try --simulate, which needs none.");
        }

        try
        {
            return new TrueWatchApiKey(value);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"The environment variable {KeyVariable} holds no API key: {WithoutParameterName(exception)}");
        }
    }

    private static Uri? ReadEndpoint(TaskRequest request)
    {
        if (request.Site is { } name)
        {
            return TrueWatchSite.TryFind(name, out var site)
                ? site.Endpoint
                : throw new UsageException($"There is no site '{name}'. The sites are {string.Join(", ", TrueWatchSite.All)}.");
        }

        if (request.Endpoint is not { } address)
        {
            return null;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var endpoint)
            ? endpoint
            : throw new UsageException("--endpoint is no address. Give one such as https://openapi.truewatch.com.");
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

    private static string WithoutParameterName(ArgumentException exception)
        => exception.ParamName is { } name
            ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : exception.Message;
}
