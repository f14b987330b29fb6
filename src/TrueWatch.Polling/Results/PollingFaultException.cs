namespace TrueWatch.Polling;

/// <summary>A wait ended because its polls failed: the service refused the key or the request, or transient faults went on for too long.
/// The task itself goes on at the service. The inner exception is the last failure.</summary>
/// <param name="report">What is known of the wait.</param>
/// <param name="fault">What the last failure was.</param>
/// <param name="innerException">The last failure.</param>
/// <exception cref="ArgumentNullException">Report or inner exception is <see langword="null"/>.</exception>
public sealed class PollingFaultException(PollingReport report, PollingFault fault, Exception innerException)
    : Exception(Describe(report, fault, innerException), innerException), IPollingFailure
{
    /// <inheritdoc/>
    public PollingReport Report { get; } = report;

    /// <summary>What the last failure was.</summary>
    public PollingFault Fault { get; } = fault;

    private static string Describe(PollingReport report, PollingFault fault, Exception innerException)
    {
        ArgumentNullException.ThrowIfNull(innerException);
        var reason = fault.Kind switch
        {
            PollingFaultKind.Refused => "Access was refused, and would be again",
            PollingFaultKind.Transient => "Too many polls in a row failed",
            _ => "A poll failed, and would fail again",
        };
        var place = FindPlace(innerException) is { } path ? $"It cannot be read at {PrintableText.OneLine(path)}. " : "";
        return $"{reason}. {PrintableText.OneLine(innerException.Message)} {place}{PollingReport.Require(report)}. The task goes on at the service.";
    }

    // What a client cannot read it wraps in an exception of its own, which does not say where that is.
    private static string? FindPlace(Exception failure) => failure.InnerException switch
    {
        JsonException { Path: { Length: > 0 } path } => path,
        { } inner => FindPlace(inner),
        null => null,
    };
}
