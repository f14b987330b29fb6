namespace TrueWatch.Simulator;

/// <summary>A timer of a <see cref="VirtualTimeProvider"/>. Thread-safe.</summary>
internal sealed class VirtualTimer : ITimer, IThreadPoolWorkItem
{
    /// <summary>The longest time that a timer takes, on every clock of .NET.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly VirtualTimeProvider _time;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public VirtualTimer(VirtualTimeProvider time, TimerCallback callback, object? state)
        => (_time, _callback, _state) = (time, callback, state);

    /// <summary>First by the time, then goals last, then by the arming.</summary>
    public static IComparer<VirtualTimer> Order { get; } = Comparer<VirtualTimer>.Create(static (one, other)
        => (one.Due, one.IsGoal, one.Sequence).CompareTo((other.Due, other.IsGoal, other.Sequence)));

    /// <summary>Whether it is the end of a time that somebody lets pass.</summary>
    public bool IsGoal { get; init; }

    /// <summary>When it fires next; for <see cref="VirtualTimers"/> alone to set.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>How often it fires after that; for <see cref="VirtualTimers"/> alone to set.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>Which arming this is; for <see cref="VirtualTimers"/> alone to set.</summary>
    public long Sequence { get; set; }

    /// <summary>Whether it was disposed of; for <see cref="VirtualTimers"/> alone to set.</summary>
    public bool IsRemoved { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        RequireTime(dueTime, nameof(dueTime));
        RequireTime(period, nameof(period));
        return _time.TrySet(this, dueTime, period);
    }

    public void Dispose() => _time.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_context is null)
        {
            _callback(_state);
        }
        else
        {
            ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).Call(), this);
        }
    }

    private static void RequireTime(TimeSpan time, string parameterName)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, parameterName);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest, parameterName);
        }
    }

    private void Call() => _callback(_state);
}
