namespace TrueWatch.Polling;

/// <summary>The caller ended the wait. The task itself goes on at the service: wait again, or resume.</summary>
/// <param name="report">What is known of the wait.</param>
/// <param name="cancellationToken">The caller's own token.</param>
/// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
public sealed class PollingCanceledException(PollingReport report, CancellationToken cancellationToken)
    : OperationCanceledException(cancellationToken), IPollingFailure
{
    /// <inheritdoc/>
    /// <remarks>Made when it is asked for: of most waits that their callers cancel, nobody ever does.</remarks>
    public override string Message => $"The wait was canceled; the task itself goes on. {Report}.";

    /// <inheritdoc/>
    public PollingReport Report { get; } = PollingReport.Require(report);
}
