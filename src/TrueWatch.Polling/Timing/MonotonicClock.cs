namespace TrueWatch.Polling;

/// <summary>The time since a fixed moment, which no change of the wall clock moves, and timers by the same <see cref="TimeProvider"/>,
/// which keep nothing of their makers' flow. Thread-safe. No timer is made within a lock: some clocks call back at once.</summary>
internal sealed class MonotonicClock(TimeProvider timeProvider)
{
    /// <summary>The time of what never comes.</summary>
    public static readonly TimeSpan Never = TimeSpan.MaxValue;

    // The system's timers count in it, and may fire up to one too early: less would be no time at all to them.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly long _origin = timeProvider.GetTimestamp();

    public TimeSpan Now => timeProvider.GetElapsedTime(_origin);

    /// <summary>Calls back once, after a time. It may be a little early: look at <see cref="Now"/>.</summary>
    public ITimer CreateTimer(Action callback, TimeSpan time) => Create(callback, PollingTime.Clamp(time, Tick, PollingTime.Longest));

    /// <summary>Runs what may be somebody else's code, and may block, on a thread of its own that a virtual clock knows of.</summary>
    public void RunApart(Action action)
    {
        if (timeProvider == TimeProvider.System)
        {
            // Without anything of the caller's.
            ThreadPool.UnsafeQueueUserWorkItem(static action => ((Action)action!)(), action);
        }
        else
        {
            // Some clocks call back before they hand out the timer.
            var timer = new TaskCompletionSource<ITimer>();
            timer.SetResult(Create(
                () =>
                {
                    action();
                    _ = DisposeAsync(timer.Task);
                },
                TimeSpan.Zero));
        }
    }

    private static async Task DisposeAsync(Task<ITimer> timer) => (await timer.ConfigureAwait(false)).Dispose();

    private ITimer Create(Action callback, TimeSpan time)
    {
        if (timeProvider == TimeProvider.System)
        {
            // They leave out what is less than a tick, and would ring for nothing first.
            time = TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
        }

        ITimer? timer = null;
        ExecutionFlow.RunClean(
            _ => timer = timeProvider.CreateTimer(static state => ((Action)state!)(), callback, time, Timeout.InfiniteTimeSpan), this);
        return timer!;
    }
}
