using Microsoft.Extensions.Logging;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>What a client goes by: its options, and for what they leave open the environment. Immutable.</summary>
internal sealed class ClientSettings
{
    private ClientSettings(TrueWatchClientOptions options, ApiKeySource key, Uri endpoint)
    {
        Options = options;
        Key = key;
        Endpoint = endpoint;
        UserAgent = string.Join(" ", new[] { options.UserAgentPrefix, Product.UserAgent }.Where(part => part is not null));
        Logger = options.LoggerFactory.CreateLogger(Product.Name);
    }

    /// <summary>The options, which do not change any more.</summary>
    public TrueWatchClientOptions Options { get; }

    public ApiKeySource Key { get; }

    public Uri Endpoint { get; }

    public string UserAgent { get; }

    public ILogger Logger { get; }

    public TimeProvider TimeProvider => Options.TimeProvider;

    /// <exception cref="ArgumentException">The options and the environment do not make a client; the text says why.</exception>
    public static ClientSettings Of(TrueWatchClientOptions options)
    {
        var problems = new List<string>();
        if (Resolve(options, problems) is not { } settings)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(options));
        }

        options.MakeReadOnly();
        if (EndpointAddress.IsUnencrypted(settings.Endpoint))
        {
            ClientLog.UnencryptedEndpoint(settings.Logger, settings.Endpoint);
        }

        return settings;
    }

    /// <summary>Everything that is wrong with the options and the environment; each text names the setting.</summary>
    public static IReadOnlyList<string> FindProblems(TrueWatchClientOptions options)
    {
        var problems = new List<string>();
        _ = Resolve(options, problems);
        return problems;
    }

    /// <param name="isAlone">Whether nothing but the options decides what the client sends, and where.</param>
    public PollingConnection CreatePollingConnection(bool isAlone) => new(Endpoint.AbsoluteUri, Key.BudgetIdentity, new PollingConnectionOptions
    {
        Limit = Options.RequestLimit,
        Limiters = Options.RateLimiters,

        // A provider may give each caller another key, and a handler of somebody else's may add a tenant.
        Sharing = Key.Fixed is null ? PollSharing.None : isAlone ? PollSharing.Key : PollSharing.Client,
        FaultClassifier = Options.FaultClassifier,
        Logger = Options.LoggerFactory.CreateLogger(PollingTelemetry.ActivitySourceName),
        TimeProvider = TimeProvider,
    });

    /// <returns>Null when there are problems.</returns>
    private static ClientSettings? Resolve(TrueWatchClientOptions options, List<string> problems)
    {
        problems.AddRange(options.Problems.Select(problem => problem.Text));
        var environment = new ClientEnvironment(options.GetVariable, problems);
        var key = IsKnownWrong(nameof(options.ApiKey)) ? null : ResolveKey(options, environment, problems);
        var endpoint = IsKnownWrong(nameof(options.Site)) || IsKnownWrong(nameof(options.Endpoint))
            ? null
            : ResolveEndpoint(options, environment, problems);
        if (endpoint is not null
            && EndpointAddress.IsUnencrypted(endpoint)
            && !options.AllowUnencryptedHttp
            && !IsKnownWrong(nameof(options.AllowUnencryptedHttp)))
        {
            problems.Add(
                $"{EndpointAddress.UnencryptedProblem} To allow it, set {options.NameOf(nameof(options.AllowUnencryptedHttp))}.");
        }

        return key is null || endpoint is null || problems.Count > 0 ? null : new ClientSettings(options, key, endpoint);

        bool IsKnownWrong(string setting) => options.Problems.Any(problem => problem.Setting == setting);
    }

    private static ApiKeySource? ResolveKey(
        TrueWatchClientOptions options, ClientEnvironment environment, List<string> problems)
    {
        if (options is { ApiKey: not null, ApiKeyProvider: not null })
        {
            problems.Add($"{options.NameOf(nameof(options.ApiKey))} and {nameof(TrueWatchClientOptions)}.{nameof(options.ApiKeyProvider)} exclude each other: set one of them.");
        }

        if (options.ApiKeyProvider is { } provider)
        {
            return new ApiKeySource(provider);
        }

        var known = problems.Count;
        if ((options.ApiKey ?? environment.ReadKey()) is { } key)
        {
            return new ApiKeySource(key);
        }

        if (problems.Count == known)
        {
            problems.Add(
                $"There is no API key: set {options.NameOf(nameof(options.ApiKey))} or the environment variable {ClientEnvironment.KeyVariable} to the secret of a key of the workspace. Create keys there under Management > API Key Management.");
        }

        return null;
    }

    private static Uri ResolveEndpoint(
        TrueWatchClientOptions options, ClientEnvironment environment, List<string> problems)
    {
        if (options is { Site: { } site, Endpoint: { } endpoint } && site.Endpoint != endpoint)
        {
            problems.Add($"{options.NameOf(nameof(options.Site))} ({site}) and {options.NameOf(nameof(options.Endpoint))} contradict each other: set one of them.");
        }

        return options.Endpoint
            ?? options.Site?.Endpoint
            ?? environment.ReadEndpoint()
            ?? EndpointAddress.Normalize(new Uri(TrueWatchDocument.DefaultServer));
    }
}
