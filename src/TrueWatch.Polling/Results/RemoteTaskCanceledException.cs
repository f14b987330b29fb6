namespace TrueWatch.Polling;

/// <summary>
/// The task was canceled at the service. Not to be mistaken for <see cref="OperationCanceledException"/>, which only the
/// caller's own token raises.
/// </summary>
public sealed class RemoteTaskCanceledException : RemoteTaskException
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="report">What is known of the wait.</param>
    /// <param name="snapshot">How the task ended.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> or <paramref name="snapshot"/> is
    /// <see langword="null"/>.</exception>
    public RemoteTaskCanceledException(PollingReport report, PollingSnapshot snapshot)
        : base(report, snapshot, "was canceled")
    {
    }
}
