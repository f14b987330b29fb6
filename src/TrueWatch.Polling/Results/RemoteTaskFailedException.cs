namespace TrueWatch.Polling;

/// <summary>The task ended in failure.</summary>
/// <param name="report">What is known of the wait.</param>
/// <param name="snapshot">How the task ended.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class RemoteTaskFailedException(PollingReport report, PollingSnapshot snapshot)
    : RemoteTaskException(report, snapshot, "failed");
