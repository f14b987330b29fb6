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

    /// <summary>A client of the caller's own factory, which logs as well.</summary>
    private protected HttpClient HttpClient(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> respond)
    {
        var services = Services();
        services.AddHttpClient("Default").ConfigurePrimaryHttpMessageHandler(() => new FunctionHandler(respond));
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("Default");
    }

    private protected ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Evidence.Loggers));
        return services;
    }

    private protected TrueWatchClientOptions Options(TimeProvider? time = null) => new()
    {
        ApiKey = new TrueWatchApiKey(Marker.Secret),
        GetVariable = _ => null,
        MaximumRetries = 1,
        Timeout = TimeSpan.FromDays(1),
        AttemptTimeout = TimeSpan.FromDays(1),
        LoggerFactory = Evidence.Loggers,
        TimeProvider = time ?? new PauseTime(TimeSpan.FromHours(2)),
    };
}
