using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Polly;
using Refit;
using TrueWatch.Polling;

namespace TrueWatch.Clients.Tests;

/// <summary>A client of one of the makes, bare or behind the standard handler for resilience.</summary>
internal sealed class ClientUnderTest : IDisposable
{
    /// <summary>How many requests one poll costs that fails again and again behind the handler.</summary>
    public const int RequestsOfHandler = 4;

    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromMinutes(10);
    private readonly ServiceProvider _provider;
    private readonly string _make;

    private ClientUnderTest(string make, ServiceProvider provider)
    {
        _make = make;
        _provider = provider;
        Http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("jobs");
    }

    public static IReadOnlyList<string> Makes { get; } = ["Refit", "Refit, response", "Kiota", "Kiota, own handlers", "by hand"];

    public HttpClient Http { get; }

    public static ClientUnderTest Create(
        string make, HttpMessageHandler primary, TimeProvider time, TimeSpan? timeout = null, Action<HttpStandardResilienceOptions>? resilience = null)
    {
        var services = new ServiceCollection().AddSingleton(time);
        var builder = services
            .AddHttpClient("jobs", http =>
            {
                http.BaseAddress = new Uri("http://127.0.0.1:9/");
                http.Timeout = timeout ?? Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        if (make == "Kiota, own handlers")
        {
            // They pause by the system's clock: not for longer than the service asks for, and not for long.
            foreach (var handler in KiotaClientFactory.CreateDefaultHandlers([new RetryHandlerOption { RetriesTimeLimit = TimeSpan.FromSeconds(1) }]))
            {
                builder.AddHttpMessageHandler(() => handler);
            }
        }

        if (resilience is not null)
        {
            builder.AddStandardResilienceHandler(options =>
            {
                Quick(options);
                resilience(options);
            });
        }

        return new ClientUnderTest(make, services.BuildServiceProvider());
    }

    /// <summary>Waits, and tells how many polls it took.</summary>
    public async Task<(int Polls, TimeSpan Elapsed)> WaitAsync(PollingOptions options, CancellationToken cancellationToken) => _make switch
    {
        "Refit" => Tell(await RestService.For<IRefitJobs>(Http).WaitForRefitJobAsync("1", options, cancellationToken: cancellationToken)),
        "Refit, response" => Tell(await RestService.For<IRefitJobs>(Http).WaitForRefitResponseAsync("1", options, cancellationToken: cancellationToken)),
        "by hand" => Tell(await new WrittenJobClient(Http).WaitForWrittenJobAsync("1", options, cancellationToken: cancellationToken)),
        _ => Tell(await KiotaJobRequestBuilder.Create(Http, "1").WaitForKiotaJobAsync(options: options, cancellationToken: cancellationToken)),
    };

    public void Dispose()
    {
        Http.Dispose();
        _provider.Dispose();
    }

    private static (int Polls, TimeSpan Elapsed) Tell<TResult>(PollingSnapshot<TResult, JobState> end)
    {
        Assert.Equal(JobState.Done, end.Status);
        return (end.Poll, end.Elapsed);
    }

    // Timeouts so long that the clock, which skips pauses, does not take them for one; delays of 1, 2 and 4 seconds.
    private static void Quick(HttpStandardResilienceOptions options)
    {
        options.TotalRequestTimeout.Timeout = TimeSpan.FromHours(1);
        options.AttemptTimeout.Timeout = AttemptTimeout;
        options.CircuitBreaker.SamplingDuration = TimeSpan.FromHours(1);
        options.Retry.Delay = TimeSpan.FromSeconds(1);
        options.Retry.BackoffType = DelayBackoffType.Exponential;
        options.Retry.UseJitter = false;
    }
}
