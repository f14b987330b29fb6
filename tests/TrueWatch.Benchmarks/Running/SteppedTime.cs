namespace TrueWatch.Benchmarks.Running;

/// <summary>
/// A clock that goes from timer to timer when it is told to. The work that its timers start has to run on the thread that
/// steps. Timers do not repeat.
/// </summary>
internal sealed class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(SteppedTimer Timer, int Setting), (TimeSpan Due, long Number)> _due = new();
    private TimeSpan _now;
    private long _settings;

    public TimeSpan Now => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, callback, state);
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
            if (!Step(TimeSpan.MaxValue) && !work.Wait(TimeSpan.FromMinutes(1)))
            {
                throw new InvalidOperationException("No timer is left, and the work has not ended.");
            }
        }
    }

    /// <summary>Steps through everything that is due within a time.</summary>
    public void RunFor(TimeSpan time)
    {
        var end = _now + time;
        while (Step(end))
        {
        }

        _now = end;
    }

    /// <summary>Moves to the next timer and lets it call back.</summary>
    /// <returns>False when there is none before the end.</returns>
    private bool Step(TimeSpan end)
    {
        (SteppedTimer Timer, int Setting) next;
        lock (_lock)
        {
            if (!_due.TryPeek(out next, out var priority) || priority.Due >= end)
            {
                return false;
            }

            _due.Dequeue();
            if (next.Timer.Setting != next.Setting)
            {
                return true;
            }

            _now = priority.Due > _now ? priority.Due : _now;
        }

        next.Timer.CallBack();
        return true;
    }

    private sealed class SteppedTimer(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimerCallback? _callback = callback;
        private object? _state = state;

        public int Setting { get; private set; }

        public void CallBack()
        {
            Setting++;
            _callback?.Invoke(_state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                Setting++;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    time._due.Enqueue((this, Setting), (time._now + dueTime, time._settings++));
                }
            }

            return true;
        }

        public void Dispose()
        {
            Setting++;
            (_callback, _state) = (null, null);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
