namespace TrueWatch.Polling;

/// <summary>The task was canceled at the service. Not to be mistaken for <see cref="OperationCanceledException"/>, which only the caller's own token raises.</summary>
public sealed class RemoteTaskCanceledException : RemoteTaskException
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="operation">What was waited for, such as <c>Task</c>.</param>
    /// <param name="arguments">The arguments of the operation.</param>
    /// <param name="snapshot">How the task ended.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> or <paramref name="snapshot"/> is
    /// <see langword="null"/>.</exception>
    public RemoteTaskCanceledException(
        string operation, IReadOnlyList<PollingArgument> arguments, PollingSnapshot snapshot)
        : base(operation, arguments, snapshot, "was canceled")
    {
    }
}
