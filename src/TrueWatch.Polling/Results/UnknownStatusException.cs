namespace TrueWatch.Polling;

/// <summary>
/// The service sent a status that is not known, and <see cref="UnknownStatusPolicy.Throw"/> asks for an exception. The
/// status itself is the report's <see cref="PollingReport.RawStatus"/>.
/// </summary>
public sealed class UnknownStatusException : Exception, IPollingFailure
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="report">What is known of the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public UnknownStatusException(PollingReport report)
        : base(Describe(report))
    {
        Report = report;
    }

    /// <inheritdoc/>
    public PollingReport Report { get; }

    private static string Describe(PollingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return $"The service sent a status that is not known. {report}. The task may go on at the service.";
    }
}
