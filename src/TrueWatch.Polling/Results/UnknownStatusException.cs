namespace TrueWatch.Polling;

/// <summary>The exception that is thrown for an unknown status with <see cref="UnknownStatusPolicy.Throw"/>. The status
/// itself is the report's <see cref="PollingReport.RawStatus"/>.</summary>
/// <param name="report">The details of the wait.</param>
/// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
public sealed class UnknownStatusException(PollingReport report)
    : Exception($"The service sent an unknown status. {PollingReport.Require(report)}. The task may continue at the service."),
        IPollingFailure
{
    /// <inheritdoc/>
    public PollingReport Report { get; } = report;
}
