namespace TrueWatch.Polling;

/// <summary>The task ended in failure.</summary>
public sealed class RemoteTaskFailedException : RemoteTaskException
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="operation">What was waited for, such as <c>Task</c>.</param>
    /// <param name="arguments">The arguments of the operation.</param>
    /// <param name="snapshot">How the task ended.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> or <paramref name="snapshot"/> is
    /// <see langword="null"/>.</exception>
    public RemoteTaskFailedException(
        string operation, IReadOnlyList<PollingArgument> arguments, PollingSnapshot snapshot)
        : base(operation, arguments, snapshot, "failed")
    {
    }
}
