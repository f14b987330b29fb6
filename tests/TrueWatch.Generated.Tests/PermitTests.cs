using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Time.Testing;
using Polly;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>A permit counts for what was sent, each time, and for nothing else. On a virtual clock.</summary>
[Collection<OnVirtualTime>]
public sealed class PermitTests
{
    private const string Throttle = "ft.TriggerApiAkCurrentLimiting";
    private readonly VirtualTimeProvider _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private TimeSpan Now => _time.GetElapsedTime(0);

    [Fact]
    public async Task A_key_that_is_not_there_costs_nothing()
    {
        var closed = true;
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var options = Options(1);
        options.ApiKey = null;
        options.ApiKeyProvider = _ => closed ? throw new TimeoutException("The vault is closed.") : new(new TrueWatchApiKey("key"));
        using var client = Client(handler, options);
        for (var number = 0; number < 20; number++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => client.CallAsync());
        }

        await Assert.ThrowsAsync<PollingFaultException>(() => client.WaitForTaskAsync("t", new PollingOptions { MaximumConsecutiveFaults = 0 }, cancellationToken: TestCanceled));
        closed = false;

        await client.CallAsync();
        Assert.Equal(TimeSpan.Zero, Now);
    }

    [Fact]
    public async Task What_is_refused_before_it_is_sent_costs_nothing()
    {
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        var httpClient = new HttpClient(handler, disposeHandler: false);
        using var disposed = new TrueWatchClient(httpClient, Options(1));
        httpClient.Dispose();
        using var client = Client(handler, Options(1));
        for (var number = 0; number < 5; number++)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => client.WaitForTaskAsync("", cancellationToken: TestCanceled));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => disposed.CallAsync());
            await Assert.ThrowsAsync<ObjectDisposedException>(() => disposed.WaitForTaskAsync("t", cancellationToken: TestCanceled));
        }

        await client.CallAsync();
        Assert.Equal(TimeSpan.Zero, Now);
    }

    [Fact]
    public async Task What_a_breaker_does_not_let_through_costs_nothing()
    {
        using var primary = new HostingPrimaryHandler(number => number <= 2 ? Unavailable() : HostingServices.Answer());
        await using var provider = Build(primary, new RequestLimit(3, TimeSpan.FromMinutes(1)), options =>
        {
            options.Retry.MaxRetryAttempts = 1;
            options.CircuitBreaker.MinimumThroughput = 2;
            options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(20);
        });
        var client = provider.GetRequiredService<ITrueWatchClient>();
        for (var number = 0; number < 10; number++)
        {
            await Assert.ThrowsAsync<TrueWatchApiException>(() => client.CallAsync());
        }

        Assert.Equal(2, primary.Count);
        await _time.AdvanceAsync(TimeSpan.FromSeconds(21), TestCanceled);
        var before = Now;
        await client.CallAsync();
        Assert.Equal(before, Now);
    }

    [Fact]
    public async Task A_breaker_in_a_callers_own_HttpClient_costs_nothing_either()
    {
        using var handler = new FunctionHandler(() => throw new Polly.CircuitBreaker.BrokenCircuitException());
        using var broken = Client(handler, Options(1));
        await Assert.ThrowsAsync<TrueWatchApiException>(() => broken.CallAsync());
        using var fine = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        using var client = Client(fine, Options(1));

        var before = Now;
        await client.CallAsync();

        Assert.Equal(before, Now);
    }

    [Fact]
    public async Task A_handler_that_sends_again_does_not_wait_for_itself()
    {
        var times = new List<double>();
        using var primary = new HostingPrimaryHandler(number =>
        {
            times.Add(Now.TotalSeconds);
            return number == 1 ? Unavailable() : HostingServices.Answer();
        });
        await using var provider = Build(primary, new RequestLimit(1, TimeSpan.FromSeconds(1)), options => options.Retry.Delay = TimeSpan.Zero);

        await provider.GetRequiredService<ITrueWatchClient>().CallAsync();

        Assert.Equal([0, 1.01], times);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_probe_after_a_throttle_may_be_sent_again_and_holds_nobody_up(bool isPoll)
    {
        using var primary = new HostingPrimaryHandler(number => number switch
        {
            1 => HostingServices.Answer(Json.Failure("401", Throttle), HttpStatusCode.Unauthorized),
            2 => Unavailable(),
            _ => HostingServices.Answer(),
        });
        await using var provider = Build(primary, new RequestLimit(20, TimeSpan.FromSeconds(60)), options => options.Retry.Delay = TimeSpan.Zero);
        var client = provider.GetRequiredService<ITrueWatchClient>();

        await (isPoll ? (Task)client.WaitForTaskAsync("t", cancellationToken: TestCanceled) : client.CallAsync());
        await client.CallAsync();

        Assert.InRange(Now.TotalSeconds, 4, 7);
        Assert.Equal(4, primary.Count);
    }

    [Fact]
    public async Task The_last_sending_says_how_long_a_throttle_lasts()
    {
        using var primary = new HostingPrimaryHandler(number => number switch
        {
            1 => Unavailable(),
            2 => FunctionHandler.Status(429, retryAfter: "100"),
            _ => HostingServices.Answer(),
        });
        await using var provider = Build(primary, new RequestLimit(20, TimeSpan.FromSeconds(60)), options =>
        {
            options.Retry.MaxRetryAttempts = 1;
            options.Retry.Delay = TimeSpan.Zero;
        });
        var client = provider.GetRequiredService<ITrueWatchClient>();
        await Assert.ThrowsAsync<TrueWatchApiException>(() => client.CallAsync());

        await client.CallAsync();

        Assert.InRange(Now.TotalSeconds, 100, 110);
    }

    [Fact]
    public async Task A_connection_that_closes_without_an_answer_is_sent_once_for_each_permit()
    {
        // By the system's clock: one that goes on by itself may be at the timeout before a busy machine has connected.
        await using var server = new LoopbackServer("");
        using var client = new TrueWatchClient(new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
            Endpoint = server.Endpoint,
            GetVariable = _ => null,
            MaximumRetries = 0,
        });
        for (var number = 1; number <= 5; number++)
        {
            await Assert.ThrowsAsync<TrueWatchApiException>(() => client.CallAsync());
            Assert.Equal(number, server.Requests.Count);
        }
    }

    [Fact]
    public async Task Where_a_callers_own_HttpClient_sends_it_several_times_each_counts()
    {
        await using var server = new LoopbackServer("");
        using var httpClient = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var time = new FakeTimeProvider();
        var options = Options(8);
        options.Endpoint = server.Endpoint;
        options.TimeProvider = time;
        using var client = new TrueWatchClient(httpClient, options);

        await Assert.ThrowsAsync<TrueWatchApiException>(() => client.CallAsync());
        await Assert.ThrowsAsync<TrueWatchApiException>(() => client.CallAsync());
        var requests = server.Requests.Count;
        var ninth = client.CallAsync();
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(ninth.IsCompleted);
        Assert.Equal(requests, server.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TrueWatchApiException>(() => ninth);
        Assert.True(server.Requests.Count > requests);
    }

    [Fact]
    public async Task The_same_method_of_the_same_object_is_one_key_in_whichever_clients_it_is()
    {
        var store = new KeyStore();
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        using var one = Client(handler, WithProvider(store.GetKeyAsync));
        using var other = Client(handler, WithProvider(store.GetKeyAsync));
        using var another = Client(handler, WithProvider(store.GetOtherKeyAsync));
        using var stranger = Client(handler, WithProvider(new KeyStore().GetKeyAsync));
        await one.CallAsync();
        await another.CallAsync();
        await stranger.CallAsync();
        Assert.Equal(TimeSpan.Zero, Now);

        await other.CallAsync();

        Assert.True(Now >= TimeSpan.FromSeconds(60));

        TrueWatchClientOptions WithProvider(Func<CancellationToken, ValueTask<TrueWatchApiKey>> provider)
        {
            var options = Options(1);
            options.ApiKey = null;
            options.ApiKeyProvider = provider;
            return options;
        }
    }

    [Fact]
    public async Task Two_tenants_behind_one_provider_never_see_each_others_answer()
    {
        var tenant = new AsyncLocal<string?>();
        using var handler = new FunctionHandler((request, _) => Task.FromResult(ClientUnderTest.Response(
            Json.Success($$"""{"status":"ok","message":"{{string.Join("", request.Headers.GetValues("DF-API-KEY"))}}"}"""))));
        var options = Options(20);
        options.ApiKey = null;
        options.ApiKeyProvider = _ => new(new TrueWatchApiKey(tenant.Value!));
        using var client = Client(handler, options);

        var ends = await Task.WhenAll(WaitAsync("a-tenant"), WaitAsync("b-tenant"));

        Assert.Equal(["a-tenant", "b-tenant"], ends);

        async Task<string?> WaitAsync(string name)
        {
            tenant.Value = name;
            return (await client.WaitForTaskAsync("t", cancellationToken: TestCanceled)).Result.Message;
        }
    }

    [Fact]
    public async Task A_key_provider_that_blocks_holds_up_no_call_of_another_key()
    {
        using var release = new ManualResetEventSlim();
        using var workspace = new RequestLimiter(new RequestLimit(2, TimeSpan.FromMilliseconds(20)));
        using var handler = new FunctionHandler(() => ClientUnderTest.Response(Json.Documented));
        using var blocked = Client(handler, WithLimiter(provider: _ =>
        {
            release.Wait(TestCanceled);
            return new(new TrueWatchApiKey("a-key"));
        }));
        using var other = Client(handler, WithLimiter(provider: null));
        var call = Task.Run(() => blocked.CallAsync(), TestCanceled);
        for (var number = 0; number < 6; number++)
        {
            await other.CallAsync();
        }

        release.Set();
        await call;

        TrueWatchClientOptions WithLimiter(Func<CancellationToken, ValueTask<TrueWatchApiKey>>? provider)
        {
            var options = Options(20);
            options.RateLimiters = [workspace];
            options.ApiKey = provider is null ? options.ApiKey : null;
            options.ApiKeyProvider = provider;
            options.TimeProvider = TimeProvider.System;
            return options;
        }
    }

    private static HttpResponseMessage Unavailable() => HostingServices.Answer("", HttpStatusCode.ServiceUnavailable);

    private static TrueWatchClient Client(HttpMessageHandler handler, TrueWatchClientOptions options) =>
        new(new HttpClient(handler, disposeHandler: false), options);

    private TrueWatchClientOptions Options(int requests) => new()
    {
        ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
        GetVariable = _ => null,
        MaximumRetries = 0,
        RequestLimit = new RequestLimit(requests, TimeSpan.FromMinutes(1)),
        TimeProvider = _time,
    };

    private ServiceProvider Build(
        HostingPrimaryHandler primary, RequestLimit limit, Action<HttpStandardResilienceOptions> configure)
    {
        var services = HostingServices.Create();
        services.AddSingleton<TimeProvider>(_time);
        services
            .AddTrueWatchClient(options =>
            {
                options.ApiKey = new TrueWatchApiKey(HostingServices.Key);
                options.RequestLimit = limit;
            })
            .ConfigurePrimaryHttpMessageHandler(() => primary)
            .AddStandardResilienceHandler(options =>
            {
                options.Retry.BackoffType = DelayBackoffType.Constant;
                options.Retry.UseJitter = false;
                configure(options);
            });
        return services.BuildServiceProvider();
    }

    private sealed class KeyStore
    {
        private readonly TrueWatchApiKey _key = new("a-key");

        public ValueTask<TrueWatchApiKey> GetKeyAsync(CancellationToken cancellationToken) => new(_key);

        public ValueTask<TrueWatchApiKey> GetOtherKeyAsync(CancellationToken cancellationToken) => new(_key);
    }
}
