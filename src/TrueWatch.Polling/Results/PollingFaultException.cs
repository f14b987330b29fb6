namespace TrueWatch.Polling;

/// <summary>The exception that is thrown when polls fail: the service refused the key or the request, or there were too many transient
/// faults. The task continues at the service. The inner exception is the last failure.</summary>
/// <param name="report">The details of the wait.</param>
/// <param name="fault">The classification of the last failure.</param>
/// <param name="innerException">The last failure.</param>
/// <exception cref="ArgumentNullException">The report or the inner exception is <see langword="null"/>.</exception>
public sealed class PollingFaultException(PollingReport report, PollingFault fault, Exception innerException)
    : Exception(Describe(report, fault, innerException), innerException), IPollingFailure
{
    /// <inheritdoc/>
    public PollingReport Report { get; } = report;

    /// <summary>The classification of the last failure.</summary>
    public PollingFault Fault { get; } = fault;

    private static string Describe(PollingReport report, PollingFault fault, Exception innerException)
    {
        ArgumentNullException.ThrowIfNull(innerException);
        var reason = fault.Kind switch
        {
            PollingFaultKind.Refused => "Access was refused",
            PollingFaultKind.Transient => "Too many polls in a row failed",
            _ => "A poll failed permanently",
        };
        var place = FindPlace(innerException) is { } path ? $"It cannot be read at {PrintableText.OneLine(path)}. " : "";
        return $"{reason}. {PrintableText.OneLine(innerException.Message)} {place}{PollingReport.Require(report)}. The task continues at the service.";
    }

    // What a client cannot read it wraps in an exception of its own, which does not say where that is.
    private static string? FindPlace(Exception failure) => failure.InnerException switch
    {
        JsonException { Path: { Length: > 0 } path } => path,
        { } inner => FindPlace(inner),
        null => null,
    };
}
