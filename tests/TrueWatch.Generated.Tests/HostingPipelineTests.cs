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

        Assert.Contains("set AllowAutoRedirect to false before", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    public static TheoryData<string> Redactions { get; } = ["none", "other headers", "nothing"];

    [Theory]
    [MemberData(nameof(Redactions))]
    public async Task The_key_is_in_no_log_of_HttpClient_whatever_else_is_redacted(string redaction)
    {
        using var primary = new HostingPrimaryHandler();
        var services = HostingServices.Create();
        var logs = services.CollectLogs();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        var builder = services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey(HostingServices.Key))
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        _ = redaction switch
        {
            "other headers" => builder.RedactLoggedHeaders(["X-Other"]),
            "nothing" => builder.RedactLoggedHeaders(_ => false),
            _ => builder,
        };
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ITrueWatchClient>().CallAsync();

        Assert.Contains(HostingServices.Key, primary.Last!.Headers.GetValues("DF-API-KEY"));
        Assert.Contains(logs, text => text.Contains("DF-API-KEY", StringComparison.Ordinal));
        Assert.DoesNotContain(logs, text => text.Contains(HostingServices.Key, StringComparison.Ordinal));
        Assert.Equal(redaction != "none", logs.Any(text => text.Contains("TrueWatch.Generated/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Handlers_that_are_added_see_each_request_with_its_key()
    {
        using var primary = new HostingPrimaryHandler();
        var seen = new List<string>();
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey(HostingServices.Key))
            .ConfigurePrimaryHttpMessageHandler(() => primary)
            .AddHttpMessageHandler(() => new PassingHandler(request => seen.AddRange(request.Headers.GetValues("DF-API-KEY"))));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ITrueWatchClient>().CallAsync();

        Assert.Equal([HostingServices.Key], seen);
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

    private sealed class PassingHandler(Action<HttpRequestMessage>? see = null) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            see?.Invoke(request);
            return base.SendAsync(request, cancellationToken);
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
