namespace TrueWatch.Benchmarks.Running;

/// <summary>
/// A clock that goes from timer to timer when it is told to, and allocates nothing while it does. The work that its timers
/// start has to run on the thread that steps. Timers do not repeat.
/// </summary>
internal sealed class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock _lock = new();
    private readonly List<SteppedTimer> _timers = [];
    private TimeSpan _now;

    public TimeSpan Now => _now;

    /// <summary>How many timers are set.</summary>
    public int TimersSet
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count(static timer => timer.Due != TimeSpan.MaxValue);
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Steps until the work has ended.</summary>
    /// <exception cref="InvalidOperationException">No timer is left, and the work has not ended within a minute.</exception>
    public void RunUntilEnd(Task work)
    {
        while (!work.IsCompleted)
        {
            // What completes the work may be on its way to another thread.
            if (!Step() && !work.Wait(TimeSpan.FromMinutes(1)))
            {
                throw new InvalidOperationException("No timer is left, and the work has not ended.");
            }
        }
    }

    /// <summary>Steps through everything that is due within a time.</summary>
    public void RunFor(TimeSpan time)
    {
        var end = _now + time;
        while (TakeNext(end) is { } next)
        {
            next.Ring();
        }

        _now = end;
    }

    /// <summary>Moves to the next timer and lets it ring.</summary>
    /// <returns>False when there is none.</returns>
    public bool Step()
    {
        if (TakeNext(TimeSpan.MaxValue) is not { } next)
        {
            return false;
        }

        next.Ring();
        return true;
    }

    private SteppedTimer? TakeNext(TimeSpan end)
    {
        lock (_lock)
        {
            SteppedTimer? next = null;
            foreach (var timer in _timers)
            {
                if (timer.Due < end && (next is null || timer.Due < next.Due))
                {
                    next = timer;
                }
            }

            if (next is not null)
            {
                _now = next.Due > _now ? next.Due : _now;
                next.Due = TimeSpan.MaxValue;
            }

            return next;
        }
    }

    private sealed class SteppedTimer(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; } = TimeSpan.MaxValue;

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time._now + dueTime;
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
