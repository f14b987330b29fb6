using System.Diagnostics;

namespace TrueWatch.Simulator.Tests;

[Collection<OnVirtualTime>]
public sealed class VirtualTimeProviderTests
{
    private readonly VirtualTimeProvider _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private TimeSpan Now => _time.GetElapsedTime(0);

    [Fact]
    public async Task A_day_passes_at_once_and_exactly()
    {
        await Task.Delay(TimeSpan.FromDays(1), _time, TestCanceled);

        Assert.Equal(TimeSpan.FromDays(1), Now);
        Assert.Equal(new DateTimeOffset(2000, 1, 2, 0, 0, 0, TimeSpan.Zero), _time.GetUtcNow());
        Assert.Equal(TimeZoneInfo.Utc, _time.LocalTimeZone);
    }

    [Fact]
    public void It_begins_when_it_is_told_to()
    {
        var start = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(start, new VirtualTimeProvider(start).GetUtcNow());
        Assert.Equal(TimeSpan.Zero, new VirtualTimeProvider(start).GetUtcNow().Offset);
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_times_and_then_of_their_arming()
    {
        _time.AutoAdvance = false;
        var fired = new List<(string Name, double Seconds)>();
        void Fire(object? name)
        {
            lock (fired)
            {
                fired.Add(((string)name!, Now.TotalSeconds));
            }
        }

        await using var late = _time.CreateTimer(Fire, "late", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        await using var first = _time.CreateTimer(Fire, "first", TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        await using var second = _time.CreateTimer(Fire, "second", TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        await using var early = _time.CreateTimer(Fire, "early", TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await using var never = _time.CreateTimer(Fire, "never", Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _time.AutoAdvance = true;
        await Task.Delay(TimeSpan.FromSeconds(10), _time, TestCanceled);

        Assert.Equal([("early", 0), ("first", 2), ("second", 2), ("late", 3)], fired);
    }

    [Fact]
    public async Task What_a_timer_brings_about_is_done_before_the_next_one_fires()
    {
        var chains = await Task.WhenAll(Enumerable.Range(1, 20).Select(async number =>
        {
            var times = new List<TimeSpan>();
            for (var step = 0; step < 10; step++)
            {
                await Task.Delay(TimeSpan.FromSeconds(number), _time, TestCanceled);
                await Task.Yield();
                times.Add(Now);
            }

            return times;
        }));

        Assert.All(chains.Index(), chain => Assert.Equal(
            Enumerable.Range(1, 10).Select(step => TimeSpan.FromSeconds(step * (chain.Index + 1))), chain.Item));
    }

    [Fact]
    public async Task A_timer_that_repeats_keeps_its_pace_and_one_that_was_disposed_of_is_silent()
    {
        var times = new List<TimeSpan>();
        var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), _time);
        while (times.Count < 3 && await timer.WaitForNextTickAsync(TestCanceled))
        {
            times.Add(Now);
        }

        timer.Dispose();
        await Task.Delay(TimeSpan.FromHours(1), _time, TestCanceled);

        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3)], times);
        Assert.Equal(TimeSpan.FromMinutes(63), Now);
    }

    [Fact]
    public async Task A_timer_can_be_changed_until_it_is_disposed_of()
    {
        _time.AutoAdvance = false;
        var fired = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = _time.CreateTimer(_ => fired.SetResult(Now), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        Assert.True(timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan));
        _time.AutoAdvance = true;

        Assert.Equal(TimeSpan.FromSeconds(5), await fired.Task);
        await timer.DisposeAsync();
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        await Task.Delay(TimeSpan.FromSeconds(10), _time, TestCanceled);
    }

    [Fact]
    public async Task Without_moving_by_itself_it_moves_as_far_as_it_is_told()
    {
        _time.AutoAdvance = false;
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _time, TestCanceled);
        var next = DelayTwiceAsync();

        await _time.AdvanceAsync(TimeSpan.FromSeconds(9.999), TestCanceled);
        Assert.False(delay.IsCompleted);
        Assert.Equal(TimeSpan.FromSeconds(9.999), Now);
        await _time.AdvanceAsync(TimeSpan.FromSeconds(0.001), TestCanceled);
        Assert.True(delay.IsCompleted);
        Assert.Equal(TimeSpan.FromSeconds(8), await next);
        Assert.Equal(TimeSpan.FromSeconds(10), Now);

        async Task<TimeSpan> DelayTwiceAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(3), _time, TestCanceled);
            await Task.Delay(TimeSpan.FromSeconds(5), _time, TestCanceled);
            return Now;
        }
    }

    [Fact]
    public async Task What_is_due_at_the_end_of_a_time_happens_within_it()
    {
        _time.AutoAdvance = false;
        var chain = ChainAsync();

        await _time.AdvanceAsync(TimeSpan.FromSeconds(1), TestCanceled);

        Assert.True(chain.IsCompletedSuccessfully);

        async Task ChainAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _time, TestCanceled);
            var more = new TaskCompletionSource();
            await using var timer = _time.CreateTimer(_ => more.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            await more.Task;
        }
    }

    [Fact]
    public async Task A_time_can_also_pass_while_it_moves_by_itself()
    {
        await _time.AdvanceAsync(TimeSpan.FromHours(2), TestCanceled);
        await _time.AdvanceAsync(TimeSpan.Zero, TestCanceled);

        Assert.Equal(TimeSpan.FromHours(2), Now);
    }

    [Fact]
    public async Task Whoever_does_not_want_a_time_to_pass_any_more_leaves_the_clock_where_it_is()
    {
        _time.AutoAdvance = false;
        using var cancellation = new CancellationTokenSource();
        await using var timer = _time.CreateTimer(_ => cancellation.Cancel(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _time.AdvanceAsync(TimeSpan.FromDays(1), cancellation.Token));

        Assert.Equal(TimeSpan.FromSeconds(1), Now);
    }

    [Fact]
    public async Task A_callback_has_the_context_in_which_its_timer_was_made()
    {
        var local = new AsyncLocal<string> { Value = "mine" };
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = _time.CreateTimer(_ => seen.SetResult(local.Value), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        local.Value = "another";

        Assert.Equal("mine", await seen.Task);
    }

    [Fact]
    public async Task It_goes_on_although_threads_of_the_pool_are_blocked()
    {
        using var end = new ManualResetEventSlim();
        var blocked = Task.Run(() => end.Wait(TestCanceled), TestCanceled);

        for (var step = 0; step < 10; step++)
        {
            await Task.Delay(TimeSpan.FromHours(1), _time, TestCanceled);
        }

        Assert.False(blocked.IsCompleted);
        Assert.Equal(TimeSpan.FromHours(10), Now);
        end.Set();
        await blocked;
    }

    // As the one of a program's Main, up to the first await that does not complete at once.
    [Fact]
    public async Task It_does_not_run_away_from_a_thread_outside_of_the_pool_until_that_waits()
    {
        var seen = new TaskCompletionSource<(TimeSpan WhileWorking, TimeSpan AfterWaiting)>();
        var thread = new Thread(() =>
        {
            var time = new VirtualTimeProvider();
            using var fired = new ManualResetEventSlim();
            using var timer = time.CreateTimer(_ => fired.Set(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

            // Long enough for the clock to run away, and far less than it waits for a thread that does not wait.
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(0.1);)
            {
                Thread.Yield();
            }

            var whileWorking = time.GetElapsedTime(0);
            fired.Wait(TestCanceled);
            seen.SetResult((whileWorking, time.GetElapsedTime(0)));
        });
        thread.UnsafeStart();

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(1)), await seen.Task);
    }

    [Fact]
    public void Times_that_no_timer_takes_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => _time.CreateTimer(null!, null, TimeSpan.Zero, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(-1), TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromDays(50)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(50)]
    public async Task A_time_that_is_to_pass_is_not_negative_and_not_too_long(int days)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _time.AdvanceAsync(TimeSpan.FromDays(days), TestCanceled));
}
