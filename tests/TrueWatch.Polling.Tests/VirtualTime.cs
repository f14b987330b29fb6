using System.Threading.Channels;

namespace TrueWatch.Polling.Tests;

/// <summary>
/// A clock that goes from timer to timer: it moves only while the code under test waits for one, so that what happens
/// when is the same in every run. For code that does nothing else asynchronously than wait for timers.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Begin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Channel<bool> _armed = Channel.CreateUnbounded<bool>();
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(Timer Timer, int Setting), (TimeSpan Due, long Number)> _due = new();
    private TimeSpan _now;
    private TimeSpan _wallClockError;
    private long _settings;
    private int _timers;

    /// <summary>The time since the clock was made.</summary>
    public TimeSpan Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>Whether timers leave out what is less than a millisecond, and ring that much too early, as the system's do.</summary>
    public bool HasCoarseTimers { get; init; }

    /// <summary>What happens at the moment when the clock is read for the next time.</summary>
    public Action? AtNextReading { get; set; }

    /// <summary>How often timers have rung that were set for a time to come.</summary>
    public int Rings { get; private set; }

    /// <summary>How many timers were made and not disposed of.</summary>
    public int Timers => Volatile.Read(ref _timers);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>
    /// Moves the clock until the work has ended, in whichever way. The clock may have gone on a little further then:
    /// not for work whose continuation sends something.
    /// </summary>
    public async Task RunAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            if (!AdvanceToNextTimer(TimeSpan.MaxValue))
            {
                var armed = _armed.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask();
                await Task.WhenAny(work, armed);
            }
        }
    }

    /// <summary>Moves the clock from timer to timer until something is so that timers alone bring about.</summary>
    public void RunUntil(Func<bool> isSo)
    {
        while (!isSo())
        {
            Assert.True(AdvanceToNextTimer(TimeSpan.MaxValue), "No timer is left that could bring it about.");
        }
    }

    /// <summary>Moves the clock by a time, from timer to timer.</summary>
    public void Run(TimeSpan time)
    {
        var end = Now + time;
        while (AdvanceToNextTimer(end))
        {
        }

        lock (_lock)
        {
            _now = end > _now ? end : _now;
        }
    }

    /// <summary>A task that is done after a time; what waits for it goes on at that very time.</summary>
    public Task PauseAsync(TimeSpan time)
    {
        var done = new TaskCompletionSource();
        var timer = CreateTimer(_ => done.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        done.Task.ContinueWith(
            _ => timer.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return done.Task;
    }

    /// <summary>Sets the wall clock to another time, as a person or a time server does; timestamps go on as they were.</summary>
    public void JumpWallClock(TimeSpan jump) => _wallClockError += jump;

    public override DateTimeOffset GetUtcNow() => Begin + Now + _wallClockError;

    public override long GetTimestamp()
    {
        var action = AtNextReading;
        AtNextReading = null;
        action?.Invoke();
        return Now.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private bool AdvanceToNextTimer(TimeSpan end)
    {
        while (_armed.Reader.TryRead(out _))
        {
        }

        (Timer Timer, int Setting) next;
        lock (_lock)
        {
            if (!_due.TryPeek(out next, out var priority) || priority.Due > end)
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

        Rings++;
        next.Timer.Ring();
        return true;
    }

    private void Set(Timer timer, int setting, TimeSpan dueTime)
    {
        dueTime = HasCoarseTimers ? TimeSpan.FromMilliseconds(Math.Truncate(dueTime.TotalMilliseconds)) : dueTime;
        lock (_lock)
        {
            _due.Enqueue((timer, setting), (_now + dueTime, _settings++));
        }

        _armed.Writer.TryWrite(true);
    }

    /// <summary>A timer that rings once. What is due at once rings at once, as with the platform's clock for tests.</summary>
    private sealed class Timer(VirtualTime time, Action callback) : ITimer
    {
        private Action? _callback = callback;

        public int Setting { get; private set; }

        public void Ring()
        {
            Setting++;
            _callback?.Invoke();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting++;
            if (dueTime == TimeSpan.Zero)
            {
                _callback?.Invoke();
            }
            else if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Set(this, Setting, dueTime);
            }

            return true;
        }

        public void Dispose()
        {
            Setting++;
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
