using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>
/// The time since a fixed moment, which no change of the wall clock moves, and the alarms of everything in the process
/// that waits by the same <see cref="TimeProvider"/>: one timer serves them all. Thread-safe. An alarm rings outside of
/// the lock, on the timer's thread.
/// </summary>
internal sealed class MonotonicClock
{
    private static readonly ConditionalWeakTable<TimeProvider, MonotonicClock> Clocks = new();
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    // Never zero: some clocks would then ring at once, within the lock.
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    // The system's timers count in it, and may ring up to one too early: less would be no time at all to them.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly AlarmQueue _alarms = new();
    private readonly TimeProvider _timeProvider;
    private readonly long _origin;
    private readonly ITimer _timer;
    private TimeSpan _armedFor = Never;
    private TimeSpan _shortest = Instant;

    private MonotonicClock(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _origin = timeProvider.GetTimestamp();

        ITimer? timer = null;
        ExecutionFlow.RunClean(
            _ => timer = timeProvider.CreateTimer(
                static clock => ((MonotonicClock)clock!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan),
            this);
        _timer = timer!;
    }

    public TimeSpan Now => _timeProvider.GetElapsedTime(_origin);

    /// <summary>The clock of a time provider; there is one for each.</summary>
    public static MonotonicClock Of(TimeProvider timeProvider)
        => Clocks.GetValue(timeProvider, static provider => new MonotonicClock(provider));

    /// <summary>Lets the alarm ring at a time, instead of when it was to ring before.</summary>
    public void Set(Alarm alarm, TimeSpan due)
    {
        lock (_lock)
        {
            Remove(alarm);
            _alarms.Add(alarm, due);
            Arm();
        }
    }

    /// <summary>Keeps the alarm from ringing, unless it rings already.</summary>
    public void Clear(Alarm alarm)
    {
        lock (_lock)
        {
            Remove(alarm);

            // Otherwise the timer may fire once for nothing, which costs less than setting it again.
            if (_alarms.FirstDue == Never)
            {
                Arm();
            }
        }
    }

    private void Remove(Alarm alarm)
    {
        if (alarm.IsSet)
        {
            _alarms.Remove(alarm);
        }
    }

    private void Ring()
    {
        var hasMore = true;
        for (var hasRung = true; hasMore && TakeDue(hasRung, out hasMore) is { } alarm; hasRung = false)
        {
            alarm.Ring();
        }
    }

    /// <param name="hasRung">Whether the timer has rung, and is not set any more.</param>
    /// <param name="hasMore">Whether further alarms are due. For those that come later, the timer is set.</param>
    private Alarm? TakeDue(bool hasRung, out bool hasMore)
    {
        lock (_lock)
        {
            var now = Now;
            if (hasRung)
            {
                // Without a pause, the clock would ring again and again until the time has come.
                _shortest = now < _armedFor && _armedFor != Never ? Tick : Instant;
                _armedFor = Never;
            }

            var alarm = _alarms.FirstDue <= now ? _alarms.TakeFirst() : null;

            // Before it rings: one that holds its thread must not hold up the others.
            Arm();
            hasMore = _alarms.FirstDue <= now;
            return alarm;
        }
    }

    /// <summary>The system's timers leave out what is less than a tick, and would ring for nothing first.</summary>
    private TimeSpan TimeOfTimer(TimeSpan time)
        => _timeProvider == TimeProvider.System ? TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)) : time;

    private void Arm()
    {
        var due = _alarms.FirstDue;
        if (due == _armedFor)
        {
            return;
        }

        if (due == Never)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _armedFor = Never;
        }
        else
        {
            _timer.Change(PollingTime.Clamp(TimeOfTimer(due - Now), _shortest, PollingTime.Longest), Timeout.InfiniteTimeSpan);
            _shortest = Instant;
            _armedFor = due;
        }
    }
}
