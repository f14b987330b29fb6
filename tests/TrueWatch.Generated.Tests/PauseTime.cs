using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// A clock on which a pause takes no time: a timer that is due soon moves the clock there and fires at once. Later ones, and
/// those of the time that a call has, fire when the test advances the clock.
/// </summary>
/// <param name="longest">How long a pause can be.</param>
internal sealed class PauseTime(TimeSpan longest) : FakeTimeProvider
{
    private readonly DateTimeOffset _begin = new FakeTimeProvider().GetUtcNow();

    /// <summary>The pauses that were made.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public TimeSpan Elapsed => GetUtcNow() - _begin;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, longest, callback, state);
        timer.Later = base.CreateTimer(_ => callback(state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(PauseTime time, TimeSpan longest, TimerCallback callback, object? state) : ITimer
    {
        private int _change;

        public ITimer Later { get; set; } = null!;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var change = Interlocked.Increment(ref _change);
            if (dueTime == Timeout.InfiniteTimeSpan || dueTime > longest || state is CallClock)
            {
                return Later.Change(dueTime, Timeout.InfiniteTimeSpan);
            }

            ThreadPool.QueueUserWorkItem(_ => Pause(dueTime, change));
            return true;
        }

        public void Dispose()
        {
            Interlocked.Increment(ref _change);
            Later.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Pause(TimeSpan pause, int change)
        {
            // A timer that was changed or disposed in the meantime makes no pause.
            if (Interlocked.CompareExchange(ref _change, change + 1, change) == change)
            {
                time.Pauses.Enqueue(pause);
                time.Advance(pause);
                callback(state);
            }
        }
    }
}
