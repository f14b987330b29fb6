namespace TrueWatch.Polling;

/// <summary>The task ended at the service, and not in success.</summary>
public abstract class RemoteTaskException : Exception
{
    private protected RemoteTaskException(
        string operation, IReadOnlyList<PollingArgument> arguments, PollingSnapshot snapshot, string end)
        : base(Describe(operation, arguments, snapshot, end))
    {
        Operation = operation;
        Arguments = arguments;
        Snapshot = snapshot;
    }

    /// <summary>What was waited for, such as <c>Task</c>.</summary>
    public string Operation { get; }

    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public IReadOnlyList<PollingArgument> Arguments { get; }

    /// <summary>
    /// How the task ended: a <see cref="PollingSnapshot{TResult, TStatus}"/> of the operation's types, with everything
    /// that the service said of it.
    /// </summary>
    public PollingSnapshot Snapshot { get; }

    private static string Describe(
        string operation, IReadOnlyList<PollingArgument> arguments, PollingSnapshot snapshot, string end)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return $"{PollingText.Describe(operation, arguments)} {end} with the status " +
            $"{PollingText.Describe(snapshot.RawStatus)} after {PollingText.Describe(snapshot.Elapsed)} " +
            $"({PollingText.Describe(snapshot.Poll)}).";
    }
}
