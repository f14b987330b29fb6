namespace TrueWatch.Polling;

/// <summary>The caller ended the wait. The task itself goes on at the service: wait again, or resume.</summary>
public sealed class PollingCanceledException : OperationCanceledException, IPollingFailure
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="report">What is known of the wait.</param>
    /// <param name="cancellationToken">The caller's own token.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public PollingCanceledException(PollingReport report, CancellationToken cancellationToken)
        : base(Describe(report), cancellationToken)
    {
        Report = report;
    }

    /// <inheritdoc/>
    public PollingReport Report { get; }

    private static string Describe(PollingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return $"The wait was canceled; the task itself goes on. {report}.";
    }
}
