namespace TrueWatch.Simulator;

/// <summary>Which requests are meant: those for a task, those of an operation, or all.</summary>
/// <param name="TaskId">The task; null for any.</param>
/// <param name="Operation">The operation; null for any.</param>
internal readonly record struct RequestFilter(string? TaskId = null, SimulatedOperation? Operation = null)
{
    public bool Includes(ReceivedRequest request)
        => (TaskId is null || TaskId == request.TaskId) && (Operation is null || Operation == request.Operation);

    public override string ToString() => (TaskId, Operation) switch
    {
        ({ } taskId, _) => $" for the task '{taskId}'",
        (_, { } operation) => $" of {operation}",
        _ => "",
    };
}
