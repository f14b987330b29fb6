namespace TrueWatch.Polling;

/// <summary>The exception that is thrown when the task failed.</summary>
/// <param name="report">The details of the wait.</param>
/// <param name="snapshot">The last snapshot of the task.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class RemoteTaskFailedException(PollingReport report, PollingSnapshot snapshot)
    : RemoteTaskException(report, snapshot, "failed");
