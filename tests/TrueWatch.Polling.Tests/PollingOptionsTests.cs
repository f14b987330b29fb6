namespace TrueWatch.Polling.Tests;

public sealed class PollingOptionsTests
{
    [Fact]
    public void Times_that_make_no_sense_are_refused_where_they_are_set()
    {
        foreach (var time in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-5), TimeSpan.FromDays(50), TimeSpan.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new PollingOptions { InitialDelay = time });
            Assert.Throws<ArgumentOutOfRangeException>(() => new PollingOptions { MaximumDelay = time });
            Assert.Throws<ArgumentOutOfRangeException>(() => new PollingOptions { Timeout = time });
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new PollingOptions { InitialDelay = Timeout.InfiniteTimeSpan });
        Assert.Equal(Timeout.InfiniteTimeSpan, new PollingOptions { Timeout = Timeout.InfiniteTimeSpan }.Timeout);
        Assert.Equal(TimeSpan.FromDays(49), new PollingOptions { Timeout = TimeSpan.FromDays(49) }.Timeout);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PollingOptions { MaximumConsecutiveFaults = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PollingOptions { UnknownStatus = (UnknownStatusPolicy)3 });
    }

    [Fact]
    public void Without_settings_the_documented_ones_hold()
    {
        var options = new PollingOptions();

        Assert.Equal((null, null, null), (options.InitialDelay, options.MaximumDelay, options.Timeout));
        Assert.Equal((null, null, null), (options.DelayPolicy, options.FaultDelayPolicy, options.FaultClassifier));
        Assert.Equal((5, TimeSpan.FromSeconds(30)), (options.MaximumConsecutiveFaults, options.PollTimeout));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)), (options.RetryAfterFloor, options.RetryAfterCeiling));
        Assert.Equal((UnknownStatusPolicy.Continue, false), (options.UnknownStatus, options.ThrowOnPartialSuccess));
    }

    [Theory]
    [InlineData(10, null, 10, 10)]
    [InlineData(null, 1, 1, 1)]
    [InlineData(3, 20, 3, 20)]
    [InlineData(3, null, 3, 5)]
    public async Task The_callers_delays_take_the_place_of_the_documents(
        int? initial, int? maximum, double shortest, double longest)
    {
        var time = new VirtualTime();
        var operation = new ScriptedOperation(time, [.. Enumerable.Repeat("waiting", 12), "done"]);
        var options = new PollingOptions
        {
            InitialDelay = initial is { } first ? TimeSpan.FromSeconds(first) : null,
            MaximumDelay = maximum is { } last ? TimeSpan.FromSeconds(last) : null,
            TimeProvider = time,
        };

        await time.RunAsync(Poller.WaitAsync(operation, options, null, TestContext.Current.CancellationToken));

        var pauses = operation.Requests.Zip(operation.Requests.Skip(1), (one, next) => (next - one).TotalSeconds).ToArray();
        Assert.All(pauses, pause => Assert.InRange(pause, shortest, longest));
        Assert.InRange(pauses[0], shortest, Math.Min(shortest * 1.2, longest));
        Assert.InRange(pauses[^1], longest * 0.8, longest);
    }
}
