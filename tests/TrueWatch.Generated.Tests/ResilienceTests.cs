using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// The client together with handlers that send requests again, on a virtual clock: one layer retries, every request
/// draws on the budget, and whatever a handler throws is an exception of the client.
/// </summary>
[Collection<OnVirtualTime>]
public sealed class ResilienceTests
{
    private const string Throttle = "ft.TriggerApiAkCurrentLimiting";
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromMinutes(10);

    private readonly VirtualTimeProvider _time = new();

    [Fact]
    public async Task Without_a_handler_the_client_retries_on_its_own()
    {
        using var primary = new HostingPrimaryHandler(Unavailable);
        await using var provider = Build(primary);

        var exception = await FailAsync(provider);

        Assert.Equal(TrueWatchErrorKind.ServerFault, exception.Kind);
        Assert.Equal((4, 4), (primary.Count, exception.Attempts));
    }

    [Fact]
    public async Task What_the_standard_handler_has_sent_again_the_client_does_not_retry()
    {
        using var primary = new HostingPrimaryHandler(Unavailable);
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        var exception = await FailAsync(provider);

        Assert.Equal(TrueWatchErrorKind.ServerFault, exception.Kind);
        Assert.True(exception.IsRetryable);
        Assert.Equal((4, 1), (primary.Count, exception.Attempts));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_retried_by_the_standard_handler_alone()
    {
        using var primary = new HostingPrimaryHandler((_, _, _) => throw new HttpRequestException("connection refused"));
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        var exception = await FailAsync(provider);

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.Equal(4, primary.Count);
    }

    [Fact]
    public async Task A_fault_that_passes_is_not_seen_by_the_caller()
    {
        using var primary = new HostingPrimaryHandler(number => number <= 3 ? Unavailable(number) : HostingServices.Answer());
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        Assert.Equal("ok", await Client(provider).CallAsync());
        Assert.Equal(4, primary.Count);
    }

    [Fact]
    public async Task What_the_standard_handler_does_not_see_the_client_retries()
    {
        // The body breaks off after the handlers have handed on the headers.
        using var primary = new HostingPrimaryHandler(number => number == 1 ? HostingServices.Answer("{") : HostingServices.Answer());
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        Assert.Equal("ok", await Client(provider).CallAsync());
        Assert.Equal(2, primary.Count);
    }

    [Fact]
    public async Task A_throttle_is_retried_by_the_client_after_the_pause_and_not_by_the_standard_handler()
    {
        var times = new List<TimeSpan>();
        using var primary = new HostingPrimaryHandler(number =>
        {
            times.Add(_time.GetElapsedTime(0));
            return number == 1
                ? HostingServices.Answer(Json.Failure("401", Throttle), HttpStatusCode.Unauthorized)
                : HostingServices.Answer();
        });
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        Assert.Equal("ok", await Client(provider).CallAsync());

        Assert.Equal(2, times.Count);
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(5), $"The pause was {times[1] - times[0]} long.");
    }

    // The first response, 503, is the handler's to retry; the second is none of its faults, and the third is fine.
    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, Throttle)]
    [InlineData(HttpStatusCode.OK, null)]
    public async Task What_the_handler_hands_on_after_it_has_sent_again_is_retried_by_the_client(HttpStatusCode status, string? errorCode)
    {
        using var primary = new HostingPrimaryHandler(number => number switch
        {
            1 => Unavailable(number),
            2 => HostingServices.Answer(errorCode is null ? "{" : Json.Failure("401", errorCode), status),
            _ => HostingServices.Answer(),
        });
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        Assert.Equal("ok", await Client(provider).CallAsync());
        Assert.Equal(3, primary.Count);
    }

    [Fact]
    public async Task A_body_that_breaks_off_after_the_handler_has_sent_again_is_retried_by_the_client()
    {
        using var primary = new HostingPrimaryHandler(number => number switch
        {
            1 => Unavailable(number),
            2 => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new ResetStream()) },
            _ => HostingServices.Answer(),
        });
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        Assert.Equal("ok", await Client(provider).CallAsync());
        Assert.Equal(3, primary.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task What_the_handler_has_retried_until_it_gave_up_the_client_does_not(HttpStatusCode status)
    {
        using var primary = new HostingPrimaryHandler(_ => HostingServices.Answer("", status));
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        Assert.Equal(status, (await FailAsync(provider)).StatusCode);
        Assert.Equal(4, primary.Count);
    }

    [Fact]
    public async Task A_refused_key_is_retried_by_nobody()
    {
        using var primary = new HostingPrimaryHandler(_ => HostingServices.Answer(Json.Failure("403", "ft.InvalidAPIKey"), HttpStatusCode.Forbidden));
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        Assert.Equal(TrueWatchErrorKind.Unauthorized, (await FailAsync(provider)).Kind);
        Assert.Equal(1, primary.Count);
    }

    [Fact]
    public async Task Every_request_that_the_handler_sends_again_draws_on_the_budget()
    {
        var times = new List<TimeSpan>();
        using var primary = new HostingPrimaryHandler(number =>
        {
            times.Add(_time.GetElapsedTime(0));
            return Unavailable(number);
        });
        await using var provider = Build(
            primary,
            builder => builder.AddStandardResilienceHandler(Quick),
            options => options.RequestLimit = new RequestLimit(2, TimeSpan.FromSeconds(8)));

        await FailAsync(provider);

        // By the delays of the handler alone, all four would be sent within 7 seconds.
        Assert.Equal(4, times.Count);
        Assert.All(times.Skip(2).Zip(times), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromSeconds(8), $"{pair.First} follows {pair.Second} too soon."));
    }

    [Fact]
    public async Task An_open_circuit_is_a_retryable_error_of_the_client_and_sends_nothing()
    {
        using var primary = new HostingPrimaryHandler(Unavailable);
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(options =>
        {
            Quick(options);
            options.Retry.MaxRetryAttempts = 1;
            options.CircuitBreaker.MinimumThroughput = 2;
            options.CircuitBreaker.BreakDuration = TimeSpan.FromMinutes(5);
        }));

        await FailAsync(provider);
        var sent = primary.Count;
        var exception = await FailAsync(provider);

        Assert.Equal((2, 2), (sent, primary.Count));
        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.True(exception.IsRetryable);
        Assert.Equal(1, exception.Attempts);
        Assert.IsType<BrokenCircuitException>(exception.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task A_timeout_of_the_handler_is_a_retryable_error_of_the_client()
    {
        using var primary = new HostingPrimaryHandler(Hang);
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        var exception = await FailAsync(provider);

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.True(exception.IsRetryable);
        Assert.Equal(4, primary.Count);
        Assert.IsType<TimeoutRejectedException>(exception.InnerException);
    }

    [Fact]
    public async Task A_limiter_of_the_handler_that_lets_nothing_through_is_an_error_of_the_client()
    {
        using var primary = new HostingPrimaryHandler();
        await using var provider = Build(primary, builder => builder.AddResilienceHandler("none", pipeline =>
            pipeline.AddRateLimiter(new System.Threading.RateLimiting.FixedWindowRateLimiter(new()
            {
                PermitLimit = 1,
                Window = TimeSpan.FromHours(1),
                AutoReplenishment = false,
            }))));

        Assert.Equal("ok", await Client(provider).CallAsync());
        var exception = await FailAsync(provider);

        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        Assert.Equal(1, primary.Count);
    }

    [Fact]
    public async Task A_cancellation_by_the_caller_goes_through_the_handler_as_it_is()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var primary = new HostingPrimaryHandler((number, request, canceled) =>
        {
            arrived.SetResult();
            return Hang(number, request, canceled);
        });
        using var cancellation = new CancellationTokenSource();
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        var call = Client(provider).QueryActionStatusAsync("t", cancellation.Token);
        await arrived.Task;
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(1, primary.Count);
    }

    [Fact]
    public async Task A_wait_gets_over_the_polls_that_the_handler_gave_up()
    {
        // Two polls of four requests each fail; the third poll is the end.
        using var primary = new HostingPrimaryHandler(number => number <= 8 ? Unavailable(number) : HostingServices.Answer());
        await using var provider = Build(primary, builder => builder.AddStandardResilienceHandler(Quick));

        var end = await Client(provider).WaitForTaskAsync(
            "task_xxxx",
            new PollingOptions { PollTimeout = Timeout.InfiniteTimeSpan },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(TaskStatus.Ok, end.Status);
        Assert.Equal(9, primary.Count);
        Assert.Equal(3, end.Poll);
    }

    [Fact]
    public async Task A_hedging_handler_draws_on_the_budget_for_each_of_its_requests()
    {
        using var primary = new HostingPrimaryHandler(Unavailable);
        await using var provider = Build(primary, builder => builder.AddStandardHedgingHandler().Configure(options =>
        {
            options.TotalRequestTimeout.Timeout = TimeSpan.FromHours(1);
            options.Endpoint.Timeout.Timeout = TimeSpan.FromMinutes(10);
            options.Endpoint.CircuitBreaker.SamplingDuration = TimeSpan.FromHours(1);
            options.Hedging.MaxHedgedAttempts = 2;
        }));

        var exception = await FailAsync(provider);

        Assert.Equal(TrueWatchErrorKind.ServerFault, exception.Kind);
        Assert.Equal((3, 1), (primary.Count, exception.Attempts));
    }

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(1, 4, 4)]
    public async Task A_plain_handler_that_retries_is_the_only_one_that_does_and_one_that_sends_once_leaves_it_to_the_client(
        int times, int sent, int attempts)
    {
        using var primary = new HostingPrimaryHandler(Unavailable);
        await using var provider = Build(primary, builder => builder.AddHttpMessageHandler(() => new RetryingHandler(times)));

        var exception = await FailAsync(provider);

        Assert.Equal((sent, attempts), (primary.Count, exception.Attempts));
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

    private static HttpResponseMessage Unavailable(int number) => HostingServices.Answer("", HttpStatusCode.ServiceUnavailable);

    private static async Task<HttpResponseMessage> Hang(int number, HttpRequestMessage request, CancellationToken canceled)
    {
        await new TaskCompletionSource().Task.WaitAsync(canceled);
        throw new InvalidOperationException("The wait has no other end.");
    }

    private ServiceProvider Build(
        HostingPrimaryHandler primary,
        Action<IHttpClientBuilder>? configure = null,
        Action<TrueWatchClientOptions>? set = null)
    {
        var services = HostingServices.Create();
        services.AddSingleton<TimeProvider>(_time);
        var builder = services.AddTrueWatchClient(options =>
            {
                options.ApiKey = new TrueWatchApiKey(HostingServices.Key);
                options.Timeout = TimeSpan.FromHours(2);
                options.AttemptTimeout = TimeSpan.FromHours(2);
                set?.Invoke(options);
            })
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        configure?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private static ITrueWatchClient Client(ServiceProvider provider) => provider.GetRequiredService<ITrueWatchClient>();

    private static Task<TrueWatchApiException> FailAsync(ServiceProvider provider) =>
        Assert.ThrowsAsync<TrueWatchApiException>(() => Client(provider).CallAsync());
}
