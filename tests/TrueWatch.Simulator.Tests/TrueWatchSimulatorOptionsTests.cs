namespace TrueWatch.Simulator.Tests;

public sealed class TrueWatchSimulatorOptionsTests
{
    [Fact]
    public void The_defaults_are_the_documented_ones()
    {
        var options = new TrueWatchSimulatorOptions();

        Assert.Equal([TrueWatchSimulator.DefaultApiKey], options.ApiKeys);
        Assert.Equal(20, options.RequestsPerMinute);
        Assert.Equal(TaskScripts.All, options.Scripts);
        Assert.Same(TimeProvider.System, options.TimeProvider);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_allows_at_least_one_request(int limit)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new TrueWatchSimulatorOptions { RequestsPerMinute = limit });

    [Fact]
    public void Nothing_but_the_limit_can_be_null()
    {
        Assert.Null(new TrueWatchSimulatorOptions { RequestsPerMinute = null }.RequestsPerMinute);
        Assert.Throws<ArgumentNullException>(() => new TrueWatchSimulatorOptions { ApiKeys = null! });
        Assert.Throws<ArgumentNullException>(() => new TrueWatchSimulatorOptions { Scripts = null! });
        Assert.Throws<ArgumentNullException>(() => new TrueWatchSimulatorOptions { TimeProvider = null! });
    }
}
