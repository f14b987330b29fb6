namespace TrueWatch.Polling;

/// <summary>The task was canceled at the service; the caller's token raises <see cref="PollingCanceledException"/> instead.</summary>
/// <param name="report">The details of the wait.</param>
/// <param name="snapshot">The last snapshot of the task.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class RemoteTaskCanceledException(PollingReport report, PollingSnapshot snapshot)
    : RemoteTaskException(report, snapshot, "was canceled");
