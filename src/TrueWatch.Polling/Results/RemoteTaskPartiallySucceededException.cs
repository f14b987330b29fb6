namespace TrueWatch.Polling;

/// <summary>The exception that is thrown for a partial success when <see cref="PollingOptions.ThrowOnPartialSuccess"/> is set.</summary>
/// <param name="report">The details of the wait.</param>
/// <param name="snapshot">The last snapshot of the task.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class RemoteTaskPartiallySucceededException(PollingReport report, PollingSnapshot snapshot)
    : RemoteTaskException(report, snapshot, "succeeded in part only");
