namespace TrueWatch.Polling;

/// <summary>The service sent a status that is not known, and <see cref="UnknownStatusPolicy.Throw"/> asks for an exception. The status
/// itself is the report's <see cref="PollingReport.RawStatus"/>.</summary>
/// <param name="report">What is known of the wait.</param>
/// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
public sealed class UnknownStatusException(PollingReport report)
    : Exception($"The service sent a status that is not known. {PollingReport.Require(report)}. The task may go on at the service."),
        IPollingFailure
{
    /// <inheritdoc/>
    public PollingReport Report { get; } = report;
}
