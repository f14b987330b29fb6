using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrueWatch.Generated;

namespace TrueWatch.Pages.Tests;

/// <summary>The settings that the page about hosting shows are those that clients read.</summary>
public sealed class HostingPageTests
{
    // The key belongs into no file.
    private const string Key = nameof(TrueWatchClientOptions.ApiKey);

    private static readonly IConfigurationRoot Configuration = new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(
            new Page("src/TrueWatch.Generated/docs/hosting.md").Blocks.First(block => block.Language == "json").Text)))
        .Build();

    public static TheoryData<string> Settings => [.. Leaves(Configuration).Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_of_the_example_takes_the_place_of_a_default(string path)
    {
        var client = path.Split(':').TakeWhile(name => !IsSetting(name)).ToList();
        var names = path.Split(':').Skip(client.Count).ToList();

        var value = Read(BindClient(string.Join(':', client)), names);

        Assert.Equal(Configuration[path], Text(value));
        Assert.NotEqual(Text(Read(new TrueWatchClientOptions(), names)), Text(value));
    }

    [Fact]
    public void The_example_has_every_setting_but_the_key()
    {
        var settings = typeof(TrueWatchClientOptions).Assembly
            .GetType("TrueWatch.Generated.ConfigurationSettings", throwOnError: true)!
            .GetProperties()
            .Select(property => property.Name);

        var shown = Leaves(Configuration).Select(leaf => leaf.Path.Split(':').First(IsSetting)).Distinct(StringComparer.Ordinal);

        Assert.Equal(settings.Order(StringComparer.Ordinal), shown.Append(Key).Order(StringComparer.Ordinal));
    }

    private static TrueWatchClientOptions BindClient(string section)
    {
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(Configuration)
            .AddInMemoryCollection([new($"{section}:{Key}", "some-key")])
            .Build();
        var services = new ServiceCollection();
        services.AddTrueWatchClient("client", configuration.GetSection(section));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<TrueWatchClientOptions>>().Get("client");
        Assert.NotNull(options.ApiKey);
        return options;
    }

    private static IEnumerable<IConfigurationSection> Leaves(IConfiguration configuration) =>
        configuration.GetChildren().SelectMany(child => child.GetChildren().Any() ? Leaves(child) : [child]);

    private static bool IsSetting(string name) => typeof(TrueWatchClientOptions).GetProperty(name) is not null;

    private static object? Read(object? options, IEnumerable<string> names) => names.Aggregate(options, (value, name) =>
        value?.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.GetValue(value));

    /// <summary>A value as a JSON configuration has it.</summary>
    private static string? Text(object? value) => value switch
    {
        TrueWatchSite site => site.Id,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
