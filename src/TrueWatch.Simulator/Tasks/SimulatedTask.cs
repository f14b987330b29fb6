namespace TrueWatch.Simulator;

/// <summary>A task, and how far in its script it is. Thread-safe.</summary>
internal sealed class SimulatedTask
{
    private readonly Lock _lock = new();
    private readonly TaskScript _script;
    private readonly TimeProvider _timeProvider;
    private long? _firstRequest;
    private TimeSpan _stepBegan;
    private bool _isAnswered;
    private int _index;

    public SimulatedTask(TaskScript script, TimeProvider timeProvider)
    {
        _script = script;
        _timeProvider = timeProvider;
    }

    /// <summary>The content of the answer to a request that comes now.</summary>
    public string NextContent()
    {
        lock (_lock)
        {
            _firstRequest ??= _timeProvider.GetTimestamp();
            var now = _timeProvider.GetElapsedTime(_firstRequest.Value);
            while (_index < _script.Steps.Count - 1 && EndOf(_script.Steps[_index], now) is { } end)
            {
                _index++;
                _stepBegan = end;
                _isAnswered = false;
            }

            _isAnswered = true;
            return _script.Steps[_index].ContentJson;
        }
    }

    /// <summary>When the step ended; null when it has not yet.</summary>
    private TimeSpan? EndOf(TaskScriptStep step, TimeSpan now) => step.Duration is { } duration
        ? (_stepBegan + duration <= now ? _stepBegan + duration : null)
        : (_isAnswered ? now : null);
}
