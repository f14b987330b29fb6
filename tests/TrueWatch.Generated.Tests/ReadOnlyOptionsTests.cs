using System.Reflection;

namespace TrueWatch.Generated.Tests;

public sealed class ReadOnlyOptionsTests
{
    private static readonly PropertyInfo[] Settable =
    [
        .. typeof(TrueWatchClientOptions)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.SetMethod is { IsPrivate: false }),
    ];

    public static TheoryData<string> Names => [.. Settable.Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_option_can_be_set_after_a_client_was_made(string name)
    {
        var property = Settable.Single(one => one.Name == name);
        var options = ClientUnderTest.Options();
        property.SetValue(options, property.GetValue(options));
        using var client = new TrueWatchClient(options);

        var exception = Assert.Throws<TargetInvocationException>(() => property.SetValue(options, property.GetValue(options)));

        var reason = Assert.IsType<InvalidOperationException>(exception.InnerException);
        Assert.StartsWith($"TrueWatchClientOptions.{name} cannot be changed", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_made_no_client_can_be_mended()
    {
        var options = new TrueWatchClientOptions { GetVariable = _ => null };
        Assert.Throws<ArgumentException>(() => new TrueWatchClient(options));

        options.ApiKey = new TrueWatchApiKey("k");
        using var client = new TrueWatchClient(options);

        Assert.NotNull(client);
    }

    [Fact]
    public void A_list_of_limiters_that_changes_later_changes_no_client()
    {
        var limiters = new List<System.Threading.RateLimiting.RateLimiter>();
        var options = new TrueWatchClientOptions { RateLimiters = limiters };

        limiters.Add(null!);

        Assert.Empty(options.RateLimiters);
    }
}
