using System.Threading.Channels;

namespace TrueWatch.Polling.Tests;

/// <summary>
/// A clock that moves only while the code under test waits for one of its timers. For code that does nothing else
/// asynchronously than wait for timers.
/// </summary>
internal sealed class VirtualTime : SteppedTime
{
    private readonly Channel<bool> _armed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private TimeSpan _wallClockError;

    /// <summary>Whether timers leave out what is less than a millisecond, and ring that much too early, as the system's do.</summary>
    public bool HasCoarseTimers { get; init; }

    /// <summary>What happens at the moment when the clock is read for the next time.</summary>
    public Action? AtNextReading { get; set; }

    /// <summary>
    /// Moves the clock until the work has ended, in whichever way. The clock may have gone on a little further then:
    /// not for work whose continuation sends something.
    /// </summary>
    public async Task RunAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            _armed.Reader.TryRead(out _);
            if (!Step(TimeSpan.MaxValue))
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
            Assert.True(Step(TimeSpan.MaxValue), "No timer is left that could bring it about.");
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

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _wallClockError;

    public override long GetTimestamp()
    {
        var action = AtNextReading;
        AtNextReading = null;
        action?.Invoke();
        return base.GetTimestamp();
    }

    protected override void Arm(SteppedTimer timer, int setting, TimeSpan dueTime)
    {
        base.Arm(timer, setting, HasCoarseTimers ? TimeSpan.FromMilliseconds(Math.Truncate(dueTime.TotalMilliseconds)) : dueTime);
        _armed.Writer.TryWrite(true);
    }
}
