using System.Threading.Tasks.Sources;

namespace TrueWatch.Polling;

/// <summary>
/// When the next poll of a flight is due, and the pause until then, which can be cut short. Thread-safe; one pause at a
/// time.
/// </summary>
internal sealed class FlightSchedule : Alarm, IValueTaskSource
{
    private readonly Lock _lock = new();
    private readonly MonotonicClock _clock;

    // One for all pauses: a task for each would be garbage of every poll.
    private ManualResetValueTaskSourceCore<bool> _pause;
    private bool _isPausing;
    private TimeSpan _due;
    private TimeSpan _hintEnd;

    public FlightSchedule(MonotonicClock clock) => _clock = clock;

    /// <summary>How long it is until the next poll.</summary>
    public TimeSpan NextPoll => Until(ref _due);

    /// <summary>How long the service asks to be left alone; zero when it does not.</summary>
    public TimeSpan Hint => Until(ref _hintEnd);

    /// <param name="delay">When the next poll is due, from now.</param>
    /// <param name="isHint">Whether the service asks for it.</param>
    public void SetDue(TimeSpan delay, bool isHint = false)
    {
        lock (_lock)
        {
            _due = _clock.Now + delay;
            _hintEnd = isHint ? _due : TimeSpan.Zero;
        }
    }

    /// <summary>Lets the next poll be due earlier, but not before the service asks for it.</summary>
    public void MoveUp(TimeSpan delay)
    {
        lock (_lock)
        {
            var due = _clock.Now + delay;
            if (due >= _due || due < _hintEnd)
            {
                return;
            }

            _due = due;
            if (_isPausing)
            {
                _clock.Set(this, due);
            }
        }

        if (delay <= TimeSpan.Zero)
        {
            EndPause();
        }
    }

    /// <returns>A task that is done when the next poll is due, or when the pause is ended.</returns>
    public ValueTask BeginPauseAsync()
    {
        lock (_lock)
        {
            _pause.Reset();
            _isPausing = true;
            _clock.Set(this, _due);
            return new ValueTask(this, _pause.Version);
        }
    }

    /// <inheritdoc/>
    public override void Ring() => EndPause();

    public void EndPause()
    {
        lock (_lock)
        {
            if (!_isPausing)
            {
                return;
            }

            _isPausing = false;
            _clock.Clear(this);
        }

        _pause.SetResult(true);
    }

    void IValueTaskSource.GetResult(short token) => _pause.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _pause.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _pause.OnCompleted(continuation, state, token, flags);

    private TimeSpan Until(ref TimeSpan time)
    {
        lock (_lock)
        {
            var left = time - _clock.Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
