using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

/// <summary>The HTTP pipeline of a host's client, and what its users may do to it.</summary>
public sealed class HostingPipelineTests
{
    public static TheoryData<string> PrimaryHandlers { get; } = ["default", "sockets", "client", "wrapped", "configured"];

    [Theory]
    [MemberData(nameof(PrimaryHandlers))]
    public async Task No_primary_handler_follows_a_redirect(string primary)
    {
        await using var elsewhere = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using var server = new LoopbackServer(
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Endpoint}\r\nContent-Length: 0\r\n\r\n");
        var services = HostingServices.Create();
        var builder = services.AddTrueWatchClient(options =>
        {
            options.ApiKey = new TrueWatchApiKey(HostingServices.Key);
            options.Endpoint = server.Endpoint;
        });
        _ = primary switch
        {
            "sockets" => builder.UseSocketsHttpHandler(),
            "client" => builder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()),
            "wrapped" => builder.ConfigurePrimaryHttpMessageHandler(() => new PassingHandler { InnerHandler = new SocketsHttpHandler() }),
            "configured" => builder.UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = true),
            _ => builder,
        };
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => provider.GetRequiredService<ITrueWatchClient>().CallAsync());

        Assert.Equal(TrueWatchErrorKind.Redirected, exception.Kind);
        Assert.Equal(elsewhere.Endpoint.GetLeftPart(UriPartial.Authority), exception.RedirectHost);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_primary_handler_that_is_shared_and_in_use_is_left_alone_when_it_follows_no_redirect()
    {
        await using var server = new LoopbackServer($"HTTP/1.1 200 OK\r\nContent-Length: {Json.Documented.Length}\r\n\r\n{Json.Documented}");
        using var shared = new SocketsHttpHandler { AllowAutoRedirect = false };
        await using var provider = WithSharedHandler(server, shared);

        Assert.Equal("ok", await provider.GetRequiredKeyedService<ITrueWatchClient>("one").CallAsync());
        Assert.Equal("ok", await provider.GetRequiredKeyedService<ITrueWatchClient>("two").CallAsync());
    }

    [Fact]
    public async Task A_primary_handler_that_follows_redirects_and_is_in_use_is_refused()
    {
        await using var server = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        using var shared = new SocketsHttpHandler();
        using (var other = new HttpClient(shared, disposeHandler: false))
        {
            (await other.GetAsync(server.Endpoint, TestContext.Current.CancellationToken)).Dispose();
        }

        await using var provider = WithSharedHandler(server, shared);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => provider.GetRequiredKeyedService<ITrueWatchClient>("one").CallAsync());

        Assert.Contains("Set AllowAutoRedirect to false before", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_key_is_below_everything_that_logs_a_request_also_one_that_is_sent_again(bool redactsNothing)
    {
        var sent = new List<string>();
        var seen = new List<string>();
        var services = HostingServices.Create();
        var logs = services.CollectLogs();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        var builder = services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey(HostingServices.Key))
            .ConfigurePrimaryHttpMessageHandler(() => new FunctionHandler((request, _) =>
            {
                sent.AddRange(request.Headers.GetValues("DF-API-KEY"));
                return Task.FromResult(HostingServices.Answer());
            }))
            .AddHttpMessageHandler(() => new RepeatingHandler(request => seen.Add($"{request}")));
        if (redactsNothing)
        {
            builder.RedactLoggedHeaders(_ => false);
        }

        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ITrueWatchClient>().CallAsync();

        Assert.Equal([HostingServices.Key, HostingServices.Key], sent);
        Assert.Equal(3, seen.Count);
        Assert.DoesNotContain(seen, text => text.Contains("DF-API-KEY", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Entries, entry => entry.Text.Contains("DF-API-KEY", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Entries, entry => entry.Text.Contains(HostingServices.Key, StringComparison.Ordinal));

        // What exporters find in the state of a record, where .NET redacts the text alone.
        Assert.Equal(2 + 1, logs.Entries.Count(entry => entry.Text.Contains("User-Agent=System.String[] [TrueWatch.Generated", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(503, 1, true)]
    [InlineData(429, 2, false)]
    public async Task What_may_have_been_executed_no_handler_sends_again(int status, int requests, bool isUnknown)
    {
        using var primary = new FunctionHandler(() => FunctionHandler.Status(status));
        var services = HostingServices.Create();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        services.AddTrueWatchClient(options =>
            {
                options.ApiKey = new TrueWatchApiKey(HostingServices.Key);
                options.MaximumRetries = 0;
            })
            .ConfigurePrimaryHttpMessageHandler(() => primary)
            .AddHttpMessageHandler(() => new RepeatingHandler(_ => { }));
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => provider.GetRequiredService<ITrueWatchClient>().ExportResourcesAsync(TestContext.Current.CancellationToken));

        Assert.Equal((requests, isUnknown, status), (primary.Requests, exception.IsExecutionUnknown, (int)exception.StatusCode!));
    }

    [Theory]
    [InlineData(true, "before the HttpClient's own timeout.")]
    [InlineData(false, ": (repeats the API key).")]
    public async Task A_failure_that_repeats_the_key_keeps_its_kind(bool isCanceled, string reason)
    {
        using var primary = new HostingPrimaryHandler(
            _ => throw (isCanceled ? new OperationCanceledException(HostingServices.Key) : new HttpRequestException(HostingServices.Key)));
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options =>
            {
                options.ApiKey = new TrueWatchApiKey(HostingServices.Key);
                options.MaximumRetries = 0;
            })
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(() => provider.GetRequiredService<ITrueWatchClient>().CallAsync());

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_factory_is_asked_for_each_request_so_that_it_can_replace_the_handlers()
    {
        using var primary = new HostingPrimaryHandler();
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey("k"))
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        var factory = new CountingFactory(() => new HttpClient(primary, disposeHandler: false));
        services.AddSingleton<IHttpClientFactory>(factory);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<ITrueWatchClient>();

        Assert.Empty(factory.Names);
        await client.CallAsync();
        await client.CallAsync();

        Assert.Equal(["TrueWatch.Generated", "TrueWatch.Generated"], factory.Names);
    }

    [Fact]
    public async Task The_HttpClient_leaves_the_time_to_the_options_unless_the_host_limits_it()
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient("usual", options => options.ApiKey = new TrueWatchApiKey("k"));
        services.AddTrueWatchClient("limited", options => options.ApiKey = new TrueWatchApiKey("k"))
            .ConfigureHttpClient(httpClient => httpClient.Timeout = TimeSpan.FromSeconds(5));
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IHttpClientFactory>();

        using var usual = factory.CreateClient("TrueWatch.Generated:usual");
        using var limited = factory.CreateClient("TrueWatch.Generated:limited");

        Assert.Equal(Timeout.InfiniteTimeSpan, usual.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(5), limited.Timeout);
    }

    [Fact]
    public async Task The_handler_that_draws_on_the_budget_is_within_all_others()
    {
        using var primary = new HostingPrimaryHandler();
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey("k"))
            .AddHttpMessageHandler(() => new PassingHandler())
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        services.Configure<HttpClientFactoryOptions>("TrueWatch.Generated", options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(new PassingHandler())));
        await using var provider = services.BuildServiceProvider();

        var order = new List<string>();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("TrueWatch.Generated");
        for (HttpMessageHandler? next = handler; next is not null; next = (next as DelegatingHandler)?.InnerHandler)
        {
            order.Add(next.GetType().Name);
        }

        Assert.Equal(
            [nameof(PassingHandler), nameof(PassingHandler), nameof(BudgetHandler), nameof(HostingPrimaryHandler)],
            order.Where(name => name is nameof(PassingHandler) or nameof(BudgetHandler) or nameof(HostingPrimaryHandler)));
    }

    private static ServiceProvider WithSharedHandler(LoopbackServer server, HttpMessageHandler shared)
    {
        var services = HostingServices.Create();
        foreach (var name in new[] { "one", "two" })
        {
            services.AddTrueWatchClient(name, options =>
                {
                    options.ApiKey = new TrueWatchApiKey(name);
                    options.Endpoint = server.Endpoint;
                })
                .ConfigurePrimaryHttpMessageHandler(() => shared);
        }

        return services.BuildServiceProvider();
    }

    private sealed class PassingHandler : DelegatingHandler;

    private sealed class RepeatingHandler(Action<HttpRequestMessage> see) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            see(request);
            (await base.SendAsync(request, cancellationToken)).Dispose();
            see(request);
            var response = await base.SendAsync(request, cancellationToken);
            see(request);
            return response;
        }
    }

    private sealed class CountingFactory(Func<HttpClient> create) : IHttpClientFactory
    {
        public List<string> Names { get; } = [];

        public HttpClient CreateClient(string name)
        {
            Names.Add(name);
            return create();
        }
    }
}
