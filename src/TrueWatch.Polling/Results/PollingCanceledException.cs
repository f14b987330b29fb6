namespace TrueWatch.Polling;

/// <summary>The exception that is thrown when the caller cancels a wait. The task continues: wait again, or resume.</summary>
/// <param name="report">The details of the wait.</param>
/// <param name="cancellationToken">The caller's own token.</param>
/// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
public sealed class PollingCanceledException(PollingReport report, CancellationToken cancellationToken)
    : OperationCanceledException(cancellationToken), IPollingFailure
{
    /// <inheritdoc/>
    /// <remarks>Composed on demand, because callers rarely read the message of a canceled wait.</remarks>
    public override string Message => $"The wait was canceled; the task continues at the service. {Report}.";

    /// <inheritdoc/>
    public PollingReport Report { get; } = PollingReport.Require(report);
}
