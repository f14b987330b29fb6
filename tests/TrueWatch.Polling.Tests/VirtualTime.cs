using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TrueWatch.Polling.Tests;

/// <summary>
/// A clock that goes from timer to timer: it moves only while the code under test waits for one, so that what happens
/// when is the same in every run.
/// </summary>
internal sealed class VirtualTime : FakeTimeProvider
{
    private readonly Channel<bool> _timersStarted = Channel.CreateUnbounded<bool>();
    private readonly List<VirtualTimer> _timers = [];

    /// <summary>Moves the clock until the work has ended, in whichever way.</summary>
    public async Task RunAsync(Task work)
    {
        while (true)
        {
            // The work goes on by itself until it has ended or has started the timer that it now waits for.
            var parked = _timersStarted.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask();
            if (await Task.WhenAny(work, parked) == work)
            {
                return;
            }

            while (_timersStarted.Reader.TryRead(out _))
            {
            }

            AdvanceToNextTimer();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, base.CreateTimer(callback, state, dueTime, period), dueTime);
        lock (_timers)
        {
            _timers.Add(timer);
        }

        _timersStarted.Writer.TryWrite(true);
        return timer;
    }

    private void AdvanceToNextTimer()
    {
        DateTimeOffset next;
        lock (_timers)
        {
            next = _timers.Where(timer => timer.Due > GetUtcNow()).Min(timer => timer.Due);
        }

        SetUtcNow(next);
    }

    private sealed class VirtualTimer : ITimer
    {
        private readonly VirtualTime _time;
        private readonly ITimer _timer;

        public VirtualTimer(VirtualTime time, ITimer timer, TimeSpan dueTime)
        {
            _time = time;
            _timer = timer;
            Due = DueAfter(dueTime);
        }

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
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

        private DateTimeOffset DueAfter(TimeSpan dueTime)
            => dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : _time.GetUtcNow() + dueTime;

        private void Forget()
        {
            lock (_time._timers)
            {
                _time._timers.Remove(this);
            }
        }
    }
}
