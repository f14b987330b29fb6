using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Polling.Tests;

/// <summary>
/// A clock that goes from timer to timer: it moves only while the code under test waits for one, so that what happens
/// when is the same in every run. For code that does nothing else asynchronously than wait for timers.
/// </summary>
internal sealed class VirtualTime : FakeTimeProvider
{
    private readonly Channel<bool> _armed = Channel.CreateUnbounded<bool>();
    private readonly List<VirtualTimer> _timers = [];
    private readonly long _origin;
    private TimeSpan _wallClockError;

    public VirtualTime() => _origin = GetTimestamp();

    /// <summary>The time since the clock was made.</summary>
    public TimeSpan Now => GetElapsedTime(_origin);

    /// <summary>Whether timers leave out what is less than a millisecond, and ring that much too early, as the system's do.</summary>
    public bool HasCoarseTimers { get; init; }

    /// <summary>What happens at the moment when the clock is read for the next time.</summary>
    public Action? AtNextReading { get; set; }

    /// <summary>How often timers have rung.</summary>
    public int Rings { get; private set; }

    /// <summary>How many timers were made and not disposed of.</summary>
    public int Timers
    {
        get
        {
            lock (_timers)
            {
                return _timers.Count;
            }
        }
    }

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

        if (end > Now)
        {
            Advance(end - Now);
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
    public void JumpWallClock(TimeSpan jump)
    {
        _wallClockError += jump;
        AdjustTime(GetUtcNow() + jump);
    }

    public override long GetTimestamp()
    {
        var action = AtNextReading;
        AtNextReading = null;
        action?.Invoke();
        return GetUtcNow().Ticks - _wallClockError.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        dueTime = TimeOfTimer(dueTime);
        var timer = new VirtualTimer(this, dueTime);
        timer.Start(base.CreateTimer(
            timerState =>
            {
                Rings++;
                timer.OnFired();
                callback(timerState);
            },
            state,
            dueTime,
            period));
        lock (_timers)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    private TimeSpan TimeOfTimer(TimeSpan dueTime)
        => HasCoarseTimers ? TimeSpan.FromMilliseconds(Math.Truncate(dueTime.TotalMilliseconds)) : dueTime;

    private bool AdvanceToNextTimer(TimeSpan end)
    {
        while (_armed.Reader.TryRead(out _))
        {
        }

        TimeSpan next;
        lock (_timers)
        {
            next = _timers.Count == 0 ? TimeSpan.MaxValue : _timers.Min(timer => timer.Due);
        }

        if (next == TimeSpan.MaxValue || next > end)
        {
            return false;
        }

        // Also when it is due already: the clock's callbacks run when it is moved.
        Advance(next > Now ? next - Now : TimeSpan.FromTicks(1));
        return true;
    }

    private sealed class VirtualTimer : ITimer
    {
        private readonly VirtualTime _time;
        private ITimer _timer = null!;

        public VirtualTimer(VirtualTime time, TimeSpan dueTime)
        {
            _time = time;
            Due = DueAfter(dueTime);
        }

        public TimeSpan Due { get; private set; }

        public void Start(ITimer timer) => _timer = timer;

        // None of the code under test has a timer that repeats.
        public void OnFired() => Due = TimeSpan.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            dueTime = _time.TimeOfTimer(dueTime);
            Due = DueAfter(dueTime);
            return _timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            Forget();
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return _timer.DisposeAsync();
        }

        private TimeSpan DueAfter(TimeSpan dueTime)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return TimeSpan.MaxValue;
            }

            _time._armed.Writer.TryWrite(true);
            return _time.Now + dueTime;
        }

        private void Forget()
        {
            lock (_time._timers)
            {
                _time._timers.Remove(this);
            }
        }
    }
}
