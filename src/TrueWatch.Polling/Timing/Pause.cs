namespace TrueWatch.Polling;

/// <summary>The pauses of one loop. A timer ends each, at its time or as soon as somebody asks for that: the loop goes on apart from
/// whoever asks. Thread-safe; one pause at a time.</summary>
internal sealed class Pause(MonotonicClock clock)
{
    // Guards what follows.
    private readonly Lock _lock = new();
    private TaskCompletionSource? _end;
    private bool _isEnded;

    /// <summary>Pauses for a time, or until somebody ends it. It may be a little less.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        var end = new TaskCompletionSource();
        lock (_lock)
        {
            if (_isEnded)
            {
                _isEnded = false;
                return;
            }

            _end = end;
        }

        using var timer = time == MonotonicClock.Never ? null : clock.CreateTimer(() => end.TrySetResult(), time);
        await end.Task.ConfigureAwait(false);
    }

    /// <summary>Ends the pause, or the next one before it begins: what the loop goes by has changed.</summary>
    public void End()
    {
        TaskCompletionSource? end;
        lock (_lock)
        {
            end = _end;
            _end = null;
            _isEnded = end is null or { Task.IsCompleted: true };
        }

        if (end is not null)
        {
            clock.RunApart(() => end.TrySetResult());
        }
    }
}
