namespace TrueWatch.Polling;

/// <summary>
/// When the next poll of a flight is due, and the pause until then, which can be cut short. A flight that pauses is this
/// alarm and nothing else: no task waits for it. Thread-safe; what derives from it guards its own state by the same lock,
/// the object itself, since a lock of its own would be memory of every pending wait.
/// </summary>
internal abstract class FlightSchedule(PollingChannel channel) : Alarm
{
    private TimeSpan _due;
    private TimeSpan _hintEnd;
    private bool _isPausing;

    /// <summary>Where the polls go.</summary>
    protected PollingChannel Channel => channel;

    /// <summary>How long it is until the next poll.</summary>
    public TimeSpan NextPoll => Until(ref _due);

    /// <summary>How long the service asks to be left alone; zero when it does not.</summary>
    public TimeSpan Hint => Until(ref _hintEnd);

    /// <inheritdoc/>
    public sealed override void Ring()
    {
        lock (this)
        {
            // It may have been set for the pause before.
            if (!_isPausing || channel.Clock.Now < _due)
            {
                return;
            }

            _isPausing = false;
        }

        GoOn();
    }

    /// <summary>
    /// Begins, or goes on because what the flight waited for is there: the end of a pause, or of its request for a permit.
    /// </summary>
    public abstract void GoOn();

    /// <param name="delay">When the next poll is due, from now.</param>
    /// <param name="isHint">Whether the service asks for it.</param>
    protected void SetDue(TimeSpan delay, bool isHint = false)
    {
        lock (this)
        {
            _due = channel.Clock.Now + delay;
            _hintEnd = isHint ? _due : TimeSpan.Zero;
        }
    }

    /// <summary>Lets the next poll be due earlier, but not before the service asks for it.</summary>
    protected void MoveUp(TimeSpan delay)
    {
        lock (this)
        {
            var due = channel.Clock.Now + delay;
            if (due >= _due || due < _hintEnd)
            {
                return;
            }

            _due = due;
            if (_isPausing)
            {
                channel.Clock.Set(this, due);
            }
        }

        if (delay <= TimeSpan.Zero)
        {
            EndPause();
        }
    }

    /// <summary>
    /// Begins the pause; <see cref="GoOn"/> is called when the next poll is due, or the pause is ended. Called within the lock.
    /// </summary>
    /// <returns>False when the next poll is due already.</returns>
    protected bool TryBeginPause()
    {
        if (_due <= channel.Clock.Now)
        {
            return false;
        }

        _isPausing = true;
        channel.Clock.Set(this, _due);
        return true;
    }

    protected void EndPause()
    {
        lock (this)
        {
            if (!_isPausing)
            {
                return;
            }

            _isPausing = false;
            channel.Clock.Clear(this);
        }

        GoOn();
    }

    private TimeSpan Until(ref TimeSpan time)
    {
        lock (this)
        {
            var left = time - channel.Clock.Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
