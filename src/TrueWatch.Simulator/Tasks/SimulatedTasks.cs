namespace TrueWatch.Simulator;

/// <summary>The tasks that exist. Thread-safe.</summary>
internal sealed class SimulatedTasks
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, SimulatedTask> _tasks = new(StringComparer.Ordinal);
    private readonly TimeProvider _timeProvider;

    public SimulatedTasks(TimeProvider timeProvider) => _timeProvider = timeProvider;

    public void Add(TaskScript script)
    {
        if (script.Steps.Count == 0)
        {
            throw new ArgumentException(
                $"The script of '{script.TaskId}' has no status. Append at least one, such as {nameof(TaskScript.Running)}().",
                nameof(script));
        }

        lock (_lock)
        {
            if (!_tasks.TryAdd(script.TaskId, new SimulatedTask(script, _timeProvider)))
            {
                throw new ArgumentException(
                    $"There is a task '{script.TaskId}' already. Choose another id, or remove it first with " +
                    $"{nameof(SimulatedService.RemoveTask)}.",
                    nameof(script));
            }
        }
    }

    public void Remove(string taskId)
    {
        lock (_lock)
        {
            if (!_tasks.Remove(taskId))
            {
                throw new ArgumentException(
                    $"There is no task '{taskId}'. There are: {string.Join(", ", _tasks.Keys)}", nameof(taskId));
            }
        }
    }

    public ApiAnswer Answer(string taskId)
    {
        lock (_lock)
        {
            return _tasks.TryGetValue(taskId, out var task)
                ? ApiAnswer.Success(task.NextContent())
                : ApiErrors.TaskNotFound(taskId, _tasks.Keys);
        }
    }
}
