using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

/// <summary>Which clients a host has, and what they are made of.</summary>
public sealed class HostingRegistrationTests
{
    [Fact]
    public async Task The_client_without_a_name_is_a_singleton_under_both_of_its_types()
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient(HostingServices.Section(("ApiKey", "k"), ("Site", "eu1")));
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();

        var client = provider.GetRequiredService<TrueWatchClient>();

        Assert.Same(client, provider.GetRequiredService<ITrueWatchClient>());
        Assert.Same(client, scope.ServiceProvider.GetRequiredService<ITrueWatchClient>());
        Assert.Equal(TrueWatchSite.Frankfurt.Endpoint, client.Endpoint);
    }

    [Fact]
    public async Task Clients_with_names_are_keyed_and_each_has_a_key_an_address_and_a_pipeline_of_its_own()
    {
        using HostingPrimaryHandler production = new(), staging = new(), other = new();
        var services = HostingServices.Create();
        services.AddTrueWatchClient(HostingServices.Section(("ApiKey", "k0")))
            .ConfigurePrimaryHttpMessageHandler(() => other);
        services.AddTrueWatchClient("production", HostingServices.Section(("ApiKey", "k1"), ("Site", "Oregon")))
            .ConfigurePrimaryHttpMessageHandler(() => production);
        services.AddTrueWatchClient("staging", options =>
            {
                options.ApiKey = new TrueWatchApiKey("k2");
                options.Endpoint = new Uri("https://private.example/api");
            })
            .ConfigurePrimaryHttpMessageHandler(() => staging);
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("ok", await provider.GetRequiredService<ITrueWatchClient>().CallAsync());
        Assert.Equal("ok", await provider.GetRequiredKeyedService<ITrueWatchClient>("production").CallAsync());
        Assert.Equal("ok", await provider.GetRequiredKeyedService<ITrueWatchClient>("staging").CallAsync());

        Assert.Equal(
            provider.GetRequiredKeyedService<TrueWatchClient>("staging"),
            provider.GetRequiredKeyedService<ITrueWatchClient>("staging"));
        Assert.Equal(
            [("k0", "openapi.truewatch.com"), ("k1", "us1-openapi.truewatch.com"), ("k2", "private.example")],
            new[] { other, production, staging }.Select(handler =>
                (handler.LastKey, handler.Last!.RequestUri!.Host)));
        Assert.Equal("/api/api/v1/workspace/resource/query_action_status", staging.Last!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_client_with_a_name_is_injected_by_it()
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient("staging", options => options.ApiKey = new TrueWatchApiKey("k"));
        services.AddSingleton<StagingUser>();
        await using var provider = services.BuildServiceProvider();

        Assert.Same(
            provider.GetRequiredKeyedService<ITrueWatchClient>("staging"),
            provider.GetRequiredService<StagingUser>().Client);
        Assert.Null(provider.GetService<ITrueWatchClient>());
    }

    [Fact]
    public async Task Adding_a_client_again_adds_to_its_options_and_to_its_pipeline()
    {
        using var primary = new HostingPrimaryHandler();
        var time = new FakeTimeProvider();
        var services = HostingServices.Create();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        services.AddTrueWatchClient(options =>
        {
            options.ApiKey = new TrueWatchApiKey("k");
            options.TimeProvider = time;
        });
        services.AddTrueWatchClient(HostingServices.Section(("Site", "ap1"))).ConfigurePrimaryHttpMessageHandler(() => primary);
        services.AddTrueWatchClient();
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<TrueWatchClient>();

        Assert.Equal("ok", await client.CallAsync());
        Assert.Equal(TrueWatchSite.Singapore.Endpoint, client.Endpoint);
        Assert.Same(time, Options(provider).TimeProvider);
        Assert.Single(provider.GetServices<ITrueWatchClient>());
        Assert.Single(Handlers(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("TrueWatch.Generated")).OfType<BudgetHandler>());
    }

    [Fact]
    public async Task The_log_and_the_clock_of_the_host_are_the_defaults_wherever_others_are_configured()
    {
        var time = new FakeTimeProvider();
        var own = new FakeTimeProvider();
        var services = HostingServices.Create();
        services.AddLogging().AddSingleton<TimeProvider>(time);
        services.Configure<TrueWatchClientOptions>("before", options => options.TimeProvider = own);
        services.AddTrueWatchClient("before", options => options.ApiKey = new TrueWatchApiKey("k"));
        services.AddTrueWatchClient("after", options => options.ApiKey = new TrueWatchApiKey("k"));
        services.Configure<TrueWatchClientOptions>("after", options => options.TimeProvider = own);
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey("k"));
        await using var provider = services.BuildServiceProvider();

        Assert.Same(time, Options(provider).TimeProvider);
        Assert.Same(own, Options(provider, "before").TimeProvider);
        Assert.Same(own, Options(provider, "after").TimeProvider);
        Assert.Same(provider.GetRequiredService<ILoggerFactory>(), Options(provider).LoggerFactory);
    }

    [Fact]
    public async Task A_host_without_a_log_and_a_clock_has_a_client_too()
    {
        using var primary = new HostingPrimaryHandler();
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options =>
            {
                options.ApiKey = new TrueWatchApiKey("k");
                options.RequestLimit = null;
            })
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("ok", await provider.GetRequiredService<ITrueWatchClient>().CallAsync());
        Assert.Same(TimeProvider.System, Options(provider).TimeProvider);
    }

    [Fact]
    public async Task A_vault_of_the_host_provides_the_key_of_each_request()
    {
        using var primary = new HostingPrimaryHandler();
        var services = HostingServices.Create();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider()).AddSingleton<Vault>();
        services.AddTrueWatchClient("staging").ConfigurePrimaryHttpMessageHandler(() => primary);
        services.AddOptions<TrueWatchClientOptions>("staging")
            .Configure<Vault>((options, vault) => options.ApiKeyProvider = vault.GetKeyAsync);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<ITrueWatchClient>("staging");
        var keys = new List<string>();

        for (var number = 0; number < 2; number++)
        {
            await client.CallAsync();
            keys.Add(primary.LastKey!);
        }

        Assert.Equal(["key-1", "key-2"], keys);
    }

    [Fact]
    public async Task The_options_that_a_host_hands_out_are_read_only()
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey("k"));
        await using var provider = services.BuildServiceProvider();

        foreach (var options in new[] { Options(provider), provider.GetRequiredService<IOptions<TrueWatchClientOptions>>().Value })
        {
            var exception = Assert.Throws<InvalidOperationException>(() => options.MaximumRetries = 1);
            Assert.Contains("TrueWatchClientOptions.MaximumRetries cannot be changed", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_configures_the_options_last_still_can()
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey("k"));
        services.PostConfigure<TrueWatchClientOptions>(options => options.Site = TrueWatchSite.Jakarta);
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(TrueWatchSite.Jakarta.Endpoint, provider.GetRequiredService<TrueWatchClient>().Endpoint);
    }

    [Fact]
    public async Task A_client_of_a_test_takes_the_place_of_the_one_that_was_added()
    {
        using var fake = new TrueWatchClient("k", TrueWatchSite.Oregon);
        var services = HostingServices.Create();
        services.AddSingleton<ITrueWatchClient>(fake);
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey("k"));
        await using var provider = services.BuildServiceProvider();

        Assert.Same(fake, provider.GetRequiredService<ITrueWatchClient>());
    }

    [Fact]
    public void The_container_closes_with_its_clients()
    {
        using var primary = new HostingPrimaryHandler();
        var services = HostingServices.Create();
        services.AddTrueWatchClient(options => options.ApiKey = new TrueWatchApiKey("k"))
            .ConfigurePrimaryHttpMessageHandler(() => primary);
        var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<TrueWatchClient>();

        provider.Dispose();
        client.Dispose();

        Assert.Equal($"TrueWatchClient ({client.Endpoint})", client.ToString());
    }

    [Fact]
    public void Null_is_refused()
    {
        var services = new ServiceCollection();
        var section = HostingServices.Section();

        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddTrueWatchClient());
        Assert.Throws<ArgumentNullException>(() => services.AddTrueWatchClient((string)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddTrueWatchClient((IConfiguration)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddTrueWatchClient((Action<TrueWatchClientOptions>)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddTrueWatchClient(null!, section));
        Assert.Throws<ArgumentNullException>(() => services.AddTrueWatchClient("x", (IConfiguration)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddTrueWatchClient("x", (Action<TrueWatchClientOptions>)null!));
    }

    private static TrueWatchClientOptions Options(IServiceProvider provider, string name = "") =>
        provider.GetRequiredService<IOptionsMonitor<TrueWatchClientOptions>>().Get(name);

    private static IEnumerable<HttpMessageHandler> Handlers(HttpMessageHandler? handler)
    {
        for (; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            yield return handler;
        }
    }

    private sealed class StagingUser([FromKeyedServices("staging")] ITrueWatchClient client)
    {
        public ITrueWatchClient Client { get; } = client;
    }

    private sealed class Vault
    {
        private int _number;

        public ValueTask<TrueWatchApiKey> GetKeyAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ValueTask<TrueWatchApiKey>(new TrueWatchApiKey($"key-{++_number}"));
        }
    }
}
