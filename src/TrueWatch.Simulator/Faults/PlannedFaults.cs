namespace TrueWatch.Simulator;

/// <summary>The faults that are still to come, and the count of requests that selects them. Thread-safe.</summary>
internal sealed class PlannedFaults
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _receivedForTask = new(StringComparer.Ordinal);
    private int _received;

    public void Add(FaultPlan plan, Fault fault)
    {
        lock (_lock)
        {
            if (plan.Selection == FaultSelection.ByNumber && plan.Number <= Received(plan.TaskId))
            {
                throw new InvalidOperationException(
                    $"Request {plan.Number}{(plan.TaskId is null ? "" : $" for the task '{plan.TaskId}'")} has been " +
                    $"received already; {Received(plan.TaskId)} have. Choose a later one, or the next.");
            }

            _entries.Add(new Entry(plan, fault) { Remaining = plan.Selection == FaultSelection.Next ? plan.Number : 1 });
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    /// <summary>Counts a request, and takes the fault that is planned for it.</summary>
    public Fault? Take(string? taskId)
    {
        lock (_lock)
        {
            _received++;
            if (taskId is not null)
            {
                _receivedForTask[taskId] = Received(taskId) + 1;
            }

            var entry = _entries.Where(entry => Selects(entry.Plan, taskId)).MinBy(entry => entry.Plan.Selection);
            if (entry is { Plan.Selection: not FaultSelection.Every } && --entry.Remaining == 0)
            {
                _entries.Remove(entry);
            }

            return entry?.Fault;
        }
    }

    private bool Selects(FaultPlan plan, string? taskId)
        => (plan.TaskId is null || plan.TaskId == taskId)
            && (plan.Selection != FaultSelection.ByNumber || plan.Number == Received(plan.TaskId));

    private int Received(string? taskId)
        => taskId is null ? _received : _receivedForTask.GetValueOrDefault(taskId);

    private sealed record Entry(FaultPlan Plan, Fault Fault)
    {
        public int Remaining { get; set; }
    }
}
