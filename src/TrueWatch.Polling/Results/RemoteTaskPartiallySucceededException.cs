namespace TrueWatch.Polling;

/// <summary>The task succeeded in part only, and <see cref="PollingOptions.ThrowOnPartialSuccess"/> asks for an exception.</summary>
/// <param name="report">What is known of the wait.</param>
/// <param name="snapshot">How the task ended.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class RemoteTaskPartiallySucceededException(PollingReport report, PollingSnapshot snapshot)
    : RemoteTaskException(report, snapshot, "succeeded in part only");
