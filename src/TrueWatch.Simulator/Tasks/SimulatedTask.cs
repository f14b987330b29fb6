namespace TrueWatch.Simulator;

/// <summary>A task, and how far in its script it is. Thread-safe.</summary>
internal sealed class SimulatedTask
{
    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly TaskScript _script;
    private readonly TimeProvider _timeProvider;
    private readonly Func<string>? _complete;
    private long? _start;
    private TimeSpan _stepBegan;
    private bool _isAnswered;
    private int _index;
    private string? _completion;

    /// <summary>A task of which the script says everything. It begins with the first request for it.</summary>
    public SimulatedTask(TaskScript script, TimeProvider timeProvider) => (_script, _timeProvider) = (script, timeProvider);

    /// <summary>A task that begins at once, and does something at its end unless the script has an end of its own.</summary>
    /// <param name="script">What comes before the end.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="complete">Does it, once, and says what the content is from then on.</param>
    public SimulatedTask(TaskScript script, TimeProvider timeProvider, Func<string> complete)
        : this(script, timeProvider)
        => (_start, _complete) = (timeProvider.GetTimestamp(), script.HasEnded ? null : complete);

    /// <summary>The content of the response to a request that comes now.</summary>
    public string NextContent()
    {
        lock (_lock)
        {
            Advance();
            _isAnswered = true;
            return _completion ?? _script.Steps[_index].ContentJson;
        }
    }

    /// <summary>Lets happen what has happened up to now.</summary>
    /// <returns>Whether something can still happen without a request for the task.</returns>
    public bool Settle()
    {
        lock (_lock)
        {
            Advance();
            return _complete is not null && _completion is null;
        }
    }

    private void Advance()
    {
        _start ??= _timeProvider.GetTimestamp();
        var now = _timeProvider.GetElapsedTime(_start.Value);
        var stepsThatEnd = _script.Steps.Count - (_complete is null ? 1 : 0);
        while (_index < stepsThatEnd && EndOf(_script.Steps[_index], now) is { } end)
        {
            (_index, _stepBegan, _isAnswered) = (_index + 1, end, false);
        }

        if (_index == _script.Steps.Count)
        {
            _completion ??= _complete!();
        }
    }

    /// <summary>When the step ended; null when it has not yet.</summary>
    private TimeSpan? EndOf(TaskScriptStep step, TimeSpan now) => step.Duration is { } duration
        ? (_stepBegan + duration <= now ? _stepBegan + duration : null)
        : (_isAnswered ? now : null);
}
