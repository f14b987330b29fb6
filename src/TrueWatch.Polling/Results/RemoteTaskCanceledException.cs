namespace TrueWatch.Polling;

/// <summary>The task was canceled at the service; the caller's token raises <see cref="PollingCanceledException"/> instead.</summary>
/// <param name="report">What is known of the wait.</param>
/// <param name="snapshot">How the task ended.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class RemoteTaskCanceledException(PollingReport report, PollingSnapshot snapshot)
    : RemoteTaskException(report, snapshot, "was canceled");
