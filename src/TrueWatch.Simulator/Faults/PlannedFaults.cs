namespace TrueWatch.Simulator;

/// <summary>The faults that are still to come. Not thread-safe.</summary>
internal sealed class PlannedFaults
{
    private readonly List<Entry> _entries = [];
    private readonly RequestLog _log;

    public PlannedFaults(RequestLog log) => _log = log;

    public void Add(FaultPlan plan, Fault fault)
    {
        var received = _log.Count(plan.Filter);
        if (plan.Selection == FaultSelection.ByNumber && plan.Number <= received)
        {
            throw new InvalidOperationException(
                $"Request {plan.Number}{plan.Filter} has been " +
                $"received already; {received} have. Choose a later one, or the next.");
        }

        _entries.Add(new Entry(plan, fault) { Remaining = plan.Selection == FaultSelection.Next ? plan.Number : 1 });
    }

    public void Clear() => _entries.Clear();

    /// <summary>Takes the fault that is planned for a request that the log has just counted.</summary>
    public Fault? Take(ReceivedRequest request)
    {
        var entry = _entries.Where(entry => Selects(entry.Plan, request)).MinBy(entry => entry.Plan.Selection);
        if (entry is { Plan.Selection: not FaultSelection.Every } && --entry.Remaining == 0)
        {
            _entries.Remove(entry);
        }

        return entry?.Fault;
    }

    private bool Selects(FaultPlan plan, ReceivedRequest request)
        => plan.Filter.Includes(request)
            && (plan.Selection != FaultSelection.ByNumber || plan.Number == _log.Count(plan.Filter));

    private sealed record Entry(FaultPlan Plan, Fault Fault)
    {
        public int Remaining { get; set; }
    }
}
