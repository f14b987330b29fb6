namespace TrueWatch.Generated.Tests;

/// <summary>The clock of other tests, which must not stop while somebody waits for it.</summary>
public sealed class FastForwardTimeTests
{
    [Fact]
    public async Task A_timer_that_sets_no_other_lets_the_clock_go_on_to_the_next()
    {
        var time = new FastForwardTime(TimeSpan.FromSeconds(10));
        var rung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Farther away than any pause, until the other one has rung.
        using var last = time.CreateTimer(_ => rung.SetResult(), null, TimeSpan.FromSeconds(11), Timeout.InfiniteTimeSpan);

        // Lets the clock see that there is no pause, so that it would look again for the other timer alone.
        for (var turn = 0; turn < 20; turn++)
        {
            await Task.Run(() => { }, TestContext.Current.CancellationToken);
        }

        using var first = time.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        await rung.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(11), time.GetElapsedTime(time.Start.Ticks));
    }
}
