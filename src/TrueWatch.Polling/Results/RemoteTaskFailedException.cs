namespace TrueWatch.Polling;

/// <summary>The task ended in failure.</summary>
public sealed class RemoteTaskFailedException : RemoteTaskException
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="report">What is known of the wait.</param>
    /// <param name="snapshot">How the task ended.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> or <paramref name="snapshot"/> is
    /// <see langword="null"/>.</exception>
    public RemoteTaskFailedException(PollingReport report, PollingSnapshot snapshot)
        : base(report, snapshot, "failed")
    {
    }
}
