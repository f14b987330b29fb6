using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// What tests of the key's secrecy have in common. They run one after the other: each sees the activities and metrics of
/// the whole process.
/// </summary>
[CollectionDefinition(nameof(SecrecyTest))]
public abstract class SecrecyTest : IDisposable
{
    private protected static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private protected Evidence Evidence { get; } = new();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Evidence.Dispose();
        }
    }

    private protected void AssertSecret(params string[] channels)
    {
        Assert.Subset(Evidence.Channels.ToHashSet(), channels.ToHashSet());
        Assert.True(Evidence.Findings.Count == 0, $"{Evidence.Findings.Count} findings:\n{string.Join("\n\n", Evidence.Findings.Take(10))}");
    }

    /// <summary>A client of a host, which logs all requests and responses with their headers.</summary>
    private protected TrueWatchClient Client(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond, Action<TrueWatchClientOptions>? configure = null)
    {
        var services = Services();
        services.AddTrueWatchClient(options => Configure(options, configure))
            .ConfigurePrimaryHttpMessageHandler(() => new FunctionHandler(respond));
        return services.BuildServiceProvider().GetRequiredService<TrueWatchClient>();
    }

    private protected ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Evidence.Loggers));
        return services;
    }

    private protected TrueWatchClientOptions Options()
    {
        var options = new TrueWatchClientOptions { LoggerFactory = Evidence.Loggers };
        Configure(options);
        return options;
    }

    /// <summary>Without the network no request takes time, and a call must not be timed out by its pauses.</summary>
    private protected static void Configure(TrueWatchClientOptions options, Action<TrueWatchClientOptions>? configure = null)
    {
        options.ApiKey = new TrueWatchApiKey(Marker.Secret);
        options.GetVariable = _ => null;
        options.MaximumRetries = 1;
        options.Timeout = TimeSpan.FromDays(1);
        options.AttemptTimeout = TimeSpan.FromDays(1);
        options.TimeProvider = new PauseTime(TimeSpan.FromHours(2));
        configure?.Invoke(options);
    }
}
