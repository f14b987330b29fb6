namespace TrueWatch.Simulator;

/// <summary>The time of a virtual clock, and the timers that are armed, in their order. Thread-safe.</summary>
internal sealed class VirtualTimers
{
    private readonly Lock _lock = new();
    private readonly SortedSet<VirtualTimer> _armed = new(VirtualTimer.Order);
    private long _nowTicks;
    private long _sequence;
    private int _goals;
    private volatile bool _isOpenEnded = true;

    public TimeSpan Now => TimeSpan.FromTicks(Volatile.Read(ref _nowTicks));

    /// <summary>Whether the clock moves to the next timer also when nobody lets a time pass.</summary>
    public bool IsOpenEnded
    {
        get => _isOpenEnded;
        set => _isOpenEnded = value;
    }

    /// <summary>Whether there is a timer to move to.</summary>
    public bool HasNext
    {
        get
        {
            lock (_lock)
            {
                return FindNext() is not null;
            }
        }
    }

    /// <returns>Whether the timer is there still.</returns>
    public bool TrySet(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            Disarm(timer);
            if (!timer.IsRemoved && dueTime != Timeout.InfiniteTimeSpan)
            {
                Arm(timer, Now + dueTime, period);
            }

            return !timer.IsRemoved;
        }
    }

    public void Remove(VirtualTimer timer)
    {
        lock (_lock)
        {
            Disarm(timer);
            timer.IsRemoved = true;
        }
    }

    /// <summary>Moves to the next timer and fires it, unless there is something else to do first.</summary>
    public void MoveToNext(Func<bool> isStillAtRest)
    {
        lock (_lock)
        {
            if (!isStillAtRest() || FindNext() is not { } timer)
            {
                return;
            }

            Disarm(timer);
            if (timer.Due > Now)
            {
                Volatile.Write(ref _nowTicks, timer.Due.Ticks);
            }

            if (timer.Period > TimeSpan.Zero)
            {
                Arm(timer, Now + timer.Period, timer.Period);
            }

            // Its callback is not to run under the lock.
            ThreadPool.UnsafeQueueUserWorkItem(timer, preferLocal: false);
        }
    }

    private VirtualTimer? FindNext() => _isOpenEnded || _goals > 0 ? _armed.Min : null;

    private void Arm(VirtualTimer timer, TimeSpan due, TimeSpan period)
    {
        (timer.Due, timer.Period, timer.Sequence) = (due, period, ++_sequence);
        _armed.Add(timer);
        _goals += timer.IsGoal ? 1 : 0;
    }

    private void Disarm(VirtualTimer timer)
    {
        if (timer.Sequence != 0 && _armed.Remove(timer))
        {
            _goals -= timer.IsGoal ? 1 : 0;
        }
    }
}
