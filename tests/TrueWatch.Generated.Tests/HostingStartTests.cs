using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TrueWatch.Generated.Tests;

/// <summary>A real host, from its start to its end.</summary>
public sealed class HostingStartTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_with_two_clients_starts_and_both_work()
    {
        using HostingPrimaryHandler primary = new(), staging = new();
        var builder = Builder(("TrueWatch:ApiKey", "k1"), ("TrueWatch:Site", "us1"), ("TrueWatch:Staging:ApiKey", "k2"), ("TrueWatch:Staging:Site", "eu1"));
        builder.Services.AddTrueWatchClient(builder.Configuration.GetSection("TrueWatch")).ConfigurePrimaryHttpMessageHandler(() => primary);
        builder.Services.AddTrueWatchClient("staging", builder.Configuration.GetSection("TrueWatch:Staging")).ConfigurePrimaryHttpMessageHandler(() => staging);
        using var host = builder.Build();

        await host.StartAsync(TestCanceled);
        Assert.Equal("ok", await host.Services.GetRequiredService<ITrueWatchClient>().CallAsync());
        Assert.Equal("ok", await host.Services.GetRequiredKeyedService<ITrueWatchClient>("staging").CallAsync());
        await host.StopAsync(TestCanceled);

        Assert.Equal((1, 1), (primary.Count, staging.Count));
    }

    [Fact]
    public async Task A_host_with_an_unknown_site_does_not_start_and_says_why()
    {
        var builder = Builder(("TrueWatch:ApiKey", HostingServices.Key), ("TrueWatch:Site", "eu9"));
        builder.Services.AddTrueWatchClient(builder.Configuration.GetSection("TrueWatch"));
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestCanceled));

        Assert.Equal(
            "TrueWatch:Site: There is no TrueWatch site 'eu9'. The sites are us1 (Oregon), eu1 (Frankfurt), ap1 (Singapore), za1 (South Africa), id1 (Jakarta).",
            exception.Message);
        Assert.DoesNotContain(HostingServices.Key, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_tells_the_problems_of_all_its_clients_and_which_client_has_them()
    {
        var builder = Builder(("TrueWatch:Staging:ApiKey", "two words"));
        builder.Services.AddTrueWatchClient();
        builder.Services.AddTrueWatchClient("staging", builder.Configuration.GetSection("TrueWatch:Staging"));
        builder.Services.AddTrueWatchClient("production", options => options.Site = TrueWatchSite.Oregon);
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync(TestCanceled));

        const string missing =
            "There is no API key: set TrueWatchClientOptions.ApiKey or the environment variable TRUEWATCH_API_KEY to the secret of a key of the workspace. Create keys there under Management > API Key Management.";
        Assert.Equal(
            [
                "Client 'production': " + missing,
                missing,
                "TrueWatch:Staging:ApiKey: The API key has an invalid character at position 4: white space, a line break, a control character or one outside ASCII. Copy the key again.",
            ],
            exception.InnerExceptions.Select(inner => inner.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_host_whose_environment_has_a_key_needs_no_settings()
    {
        var builder = Builder();
        builder.Services.UseVariables(("TRUEWATCH_ACCESS_TOKEN", "k"), ("TRUEWATCH_REGION", "jakarta"));
        builder.Services.AddTrueWatchClient();
        using var host = builder.Build();

        await host.StartAsync(TestCanceled);

        Assert.Equal(TrueWatchSite.Jakarta.Endpoint, host.Services.GetRequiredService<TrueWatchClient>().Endpoint);
    }

    [Fact]
    public async Task A_setting_of_the_section_beats_the_environment_and_code_that_comes_later_beats_both()
    {
        var builder = Builder(("TrueWatch:ApiKey", "k"), ("TrueWatch:Site", "eu1"));
        builder.Services.UseVariables(("TRUEWATCH_SITE", "us1"), ("TRUEWATCH_ENDPOINT", "not an address"));
        builder.Services.AddTrueWatchClient(builder.Configuration.GetSection("TrueWatch"));
        builder.Services.AddTrueWatchClient("other", builder.Configuration.GetSection("TrueWatch"));
        builder.Services.Configure<TrueWatchClientOptions>("other", options => options.Site = TrueWatchSite.Jakarta);
        using var host = builder.Build();

        await host.StartAsync(TestCanceled);

        Assert.Equal(TrueWatchSite.Frankfurt.Endpoint, host.Services.GetRequiredService<TrueWatchClient>().Endpoint);
        Assert.Equal(TrueWatchSite.Jakarta.Endpoint, host.Services.GetRequiredKeyedService<TrueWatchClient>("other").Endpoint);
    }

    // Without the files, environment variables and arguments of the process that runs the tests.
    private static HostApplicationBuilder Builder(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.UseVariables();
        return builder;
    }
}
