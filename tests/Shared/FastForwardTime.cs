using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Testing;

/// <summary>
/// A clock that does not wait: when the next timer is a pause, such as that between two polls, the clock moves to it at
/// once. It stays where it is while the next timer is the timeout of a poll, or farther away than any pause.
/// </summary>
/// <param name="longestPause">What counts as a pause; up to 10 seconds by default.</param>
internal sealed class FastForwardTime(TimeSpan? longestPause = null) : FakeTimeProvider
{
    private static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(30);
    private readonly TimeSpan _longestPause = longestPause ?? TimeSpan.FromSeconds(10);
    private readonly List<Timer> _timers = [];
    private readonly Lock _moving = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        lock (_timers)
        {
            _timers.Add(timer);
        }

        timer.Arm(dueTime);
        return timer;
    }

    private void Move()
    {
        lock (_moving)
        {
            var pause = NextTimer() - GetElapsedTime(0);
            if (pause <= _longestPause && pause != PollTimeout)
            {
                Advance(pause);

                // A timer that rang for nothing sets no other, and nobody else would look at those that are left.
                ThreadPool.QueueUserWorkItem(_ => Move());
            }
        }
    }

    private TimeSpan NextTimer()
    {
        lock (_timers)
        {
            return _timers
                .Select(timer => timer.Due)
                .Where(due => due > GetElapsedTime(0))
                .DefaultIfEmpty(TimeSpan.MaxValue)
                .Min();
        }
    }

    private sealed class Timer(FastForwardTime time, ITimer timer) : ITimer
    {
        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            Arm(dueTime);
            return changed;
        }

        public void Arm(TimeSpan dueTime)
        {
            lock (time._timers)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time.GetElapsedTime(0) + dueTime;
            }

            // Not before the caller has its timer.
            ThreadPool.QueueUserWorkItem(_ => time.Move());
        }

        public void Dispose()
        {
            Forget();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return timer.DisposeAsync();
        }

        private void Forget()
        {
            lock (time._timers)
            {
                time._timers.Remove(this);
            }
        }
    }
}
