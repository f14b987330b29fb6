namespace TrueWatch.Testing;

/// <summary>
/// A clock that goes from timer to timer when it is told to, so that what happens when is the same in every run. The work that
/// its timers start has to run on the thread that steps. Timers do not repeat. What is due at once fires at once, as with the
/// platform's clock for tests.
/// </summary>
internal abstract class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<(SteppedTimer Timer, int Setting), (long Due, long Number)> _due = new();
    private long _now;
    private long _settings;
    private int _timers;

    /// <summary>The time since the clock was made.</summary>
    public TimeSpan Now => new(Volatile.Read(ref _now));

    /// <summary>How often timers have fired that were set for a time to come.</summary>
    public int Rings { get; private set; }

    /// <summary>How many timers were made and not disposed of.</summary>
    public int Timers => Volatile.Read(ref _timers);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        var timer = new SteppedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock by a time, from timer to timer.</summary>
    public void Run(TimeSpan time)
    {
        var end = Now + time;
        while (Step(end))
        {
        }

        lock (_lock)
        {
            Volatile.Write(ref _now, Math.Max(_now, end.Ticks));
        }
    }

    /// <summary>Moves to the next timer and lets it fire.</summary>
    /// <returns>False when there is none up to the end.</returns>
    protected bool Step(TimeSpan end)
    {
        (SteppedTimer Timer, int Setting) next;
        lock (_lock)
        {
            if (!_due.TryPeek(out next, out var priority) || priority.Due > end.Ticks)
            {
                return false;
            }

            _due.Dequeue();
            if (next.Timer.Setting != next.Setting)
            {
                return true;
            }

            Volatile.Write(ref _now, Math.Max(_now, priority.Due));
        }

        Rings++;
        next.Timer.Fire();
        return true;
    }

    protected virtual void Arm(SteppedTimer timer, int setting, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _due.Enqueue((timer, setting), (_now + dueTime.Ticks, _settings++));
        }
    }

    protected sealed class SteppedTimer(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimerCallback? _callback = callback;
        private object? _state = state;

        public int Setting { get; private set; }

        public void Fire()
        {
            Setting++;
            _callback?.Invoke(_state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting++;
            if (dueTime == TimeSpan.Zero)
            {
                _callback?.Invoke(_state);
            }
            else if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Arm(this, Setting, dueTime);
            }

            return true;
        }

        public void Dispose()
        {
            Setting++;
            _state = null;
            if (Interlocked.Exchange(ref _callback, null) is not null)
            {
                Interlocked.Decrement(ref time._timers);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
