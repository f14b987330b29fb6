namespace TrueWatch.Polling;

/// <summary>
/// When the next poll of a flight is due, and the pause until then, which can be cut short. Thread-safe; one pause at a
/// time.
/// </summary>
internal sealed class FlightSchedule
{
    private readonly Lock _lock = new();
    private readonly MonotonicClock _clock;
    private readonly Alarm _alarm;
    private TaskCompletionSource? _pause;
    private TimeSpan _due;
    private TimeSpan _hintEnd;

    public FlightSchedule(MonotonicClock clock)
    {
        _clock = clock;
        _alarm = new Alarm(EndPause);
    }

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
            if (_pause is not null)
            {
                _clock.Set(_alarm, due);
            }
        }

        if (delay <= TimeSpan.Zero)
        {
            EndPause();
        }
    }

    /// <returns>A task that is done when the next poll is due, or when the pause is ended.</returns>
    public Task BeginPauseAsync()
    {
        lock (_lock)
        {
            _pause = new TaskCompletionSource();
            _clock.Set(_alarm, _due);
            return _pause.Task;
        }
    }

    public void EndPause()
    {
        TaskCompletionSource? pause;
        lock (_lock)
        {
            pause = _pause;
            _pause = null;
        }

        if (pause is not null)
        {
            _clock.Clear(_alarm);
            pause.TrySetResult();
        }
    }

    private TimeSpan Until(ref TimeSpan time)
    {
        lock (_lock)
        {
            var left = time - _clock.Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
