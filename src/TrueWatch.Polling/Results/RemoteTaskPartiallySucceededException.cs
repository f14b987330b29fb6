namespace TrueWatch.Polling;

/// <summary>
/// The task succeeded in part only, and <see cref="PollingOptions.ThrowOnPartialSuccess"/> asks for an exception.
/// </summary>
public sealed class RemoteTaskPartiallySucceededException : RemoteTaskException
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="report">What is known of the wait.</param>
    /// <param name="snapshot">How the task ended.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> or <paramref name="snapshot"/> is
    /// <see langword="null"/>.</exception>
    public RemoteTaskPartiallySucceededException(PollingReport report, PollingSnapshot snapshot)
        : base(report, snapshot, "succeeded in part only")
    {
    }
}
