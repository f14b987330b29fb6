using System.Collections.Concurrent;

namespace TrueWatch.Simulator;

/// <summary>The tasks and how far each of them is. Thread-safe.</summary>
internal sealed class ScriptedTasks
{
    private readonly Dictionary<string, TaskScript> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _firstRequests = new(StringComparer.Ordinal);
    private readonly TimeProvider _timeProvider;

    public ScriptedTasks(IEnumerable<TaskScript> scripts, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        foreach (var script in scripts)
        {
            ArgumentNullException.ThrowIfNull(script, nameof(scripts));
            if (!_scripts.TryAdd(script.TaskId, script))
            {
                throw new ArgumentException(
                    $"Two scripts are for the task '{script.TaskId}'. Give each task one script.", nameof(scripts));
            }
        }
    }

    public ApiAnswer Answer(string taskId)
    {
        if (!_scripts.TryGetValue(taskId, out var script))
        {
            return ApiErrors.TaskNotFound(taskId, _scripts.Keys);
        }

        var firstRequest = _firstRequests.GetOrAdd(
            taskId, static (_, timeProvider) => timeProvider.GetTimestamp(), _timeProvider);
        return ApiAnswer.Success(script.StepAt(_timeProvider.GetElapsedTime(firstRequest)).ContentJson);
    }
}
