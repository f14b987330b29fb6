namespace TrueWatch.Simulator;

/// <summary>The tasks that exist. Thread-safe.</summary>
internal sealed class SimulatedTasks
{
    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, SimulatedTask> _tasks = new(StringComparer.Ordinal);
    private readonly List<SimulatedTask> _unfinished = [];
    private readonly TimeProvider _timeProvider;
    private int _started;

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

    /// <summary>Starts a task with an id of its own.</summary>
    /// <param name="script">What comes before its end, if not the end itself.</param>
    /// <param name="complete">Does what the task does, and says what the content of the response is from then on.</param>
    /// <returns>The id.</returns>
    public string Start(TaskScript script, Func<string> complete)
    {
        var task = new SimulatedTask(script, _timeProvider, complete);
        lock (_lock)
        {
            string taskId;
            do
            {
                taskId = $"task_{script.Action}_{++_started}";
            }
            while (!_tasks.TryAdd(taskId, task));

            _unfinished.Add(task);
            return taskId;
        }
    }

    /// <summary>Lets the tasks do what they have done up to now, whether or not somebody asks for them.</summary>
    public void Settle()
    {
        lock (_lock)
        {
            _unfinished.RemoveAll(task => !task.Settle());
        }
    }

    public void Remove(string taskId)
    {
        lock (_lock)
        {
            if (!_tasks.Remove(taskId, out var task))
            {
                throw new ArgumentException(
                    $"There is no task '{taskId}'. There are: {string.Join(", ", _tasks.Keys)}", nameof(taskId));
            }

            _unfinished.Remove(task);
        }
    }

    public ApiAnswer Answer(string taskId)
    {
        lock (_lock)
        {
            Settle();
            return _tasks.TryGetValue(taskId, out var task)
                ? ApiAnswer.Success(task.NextContent())
                : ApiErrors.TaskNotFound(taskId, _tasks.Keys);
        }
    }
}
