namespace TrueWatch.Polling;

/// <summary>
/// The task was canceled at the service. Not to be mistaken for <see cref="OperationCanceledException"/>, which only the
/// caller's own token raises.
/// </summary>
/// <param name="report">What is known of the wait.</param>
/// <param name="snapshot">How the task ended.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class RemoteTaskCanceledException(PollingReport report, PollingSnapshot snapshot)
    : RemoteTaskException(report, snapshot, "was canceled");
