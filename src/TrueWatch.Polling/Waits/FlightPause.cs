namespace TrueWatch.Polling;

/// <summary>The pause of a flight until its next poll, which can be cut short. Thread-safe; one pause at a time.</summary>
internal sealed class FlightPause
{
    private readonly Lock _lock = new();
    private readonly MonotonicClock _clock;
    private readonly Alarm _alarm;
    private TaskCompletionSource? _pause;

    public FlightPause(MonotonicClock clock)
    {
        _clock = clock;
        _alarm = new Alarm(End);
    }

    public bool IsRunning
    {
        get
        {
            lock (_lock)
            {
                return _pause is not null;
            }
        }
    }

    /// <returns>A task that is done at the time of the clock, or when the pause is ended.</returns>
    public Task BeginAsync(TimeSpan due)
    {
        lock (_lock)
        {
            _pause = new TaskCompletionSource();
            _clock.Set(_alarm, due);
            return _pause.Task;
        }
    }

    public void End()
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
}
