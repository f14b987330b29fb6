using System.Text.Json;

namespace TrueWatch.Polling;

/// <summary>
/// A wait ended because its polls failed: the service refused the key or the request, or transient faults went on for
/// too long. The task itself goes on at the service. The inner exception is the last failure.
/// </summary>
public sealed class PollingFaultException : Exception, IPollingFailure
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="report">What is known of the wait.</param>
    /// <param name="fault">What the last failure was.</param>
    /// <param name="innerException">The last failure.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> or <paramref name="innerException"/> is
    /// <see langword="null"/>.</exception>
    public PollingFaultException(PollingReport report, PollingFault fault, Exception innerException)
        : base(Describe(report, fault, innerException), innerException)
    {
        Report = report;
        Fault = fault;
    }

    /// <inheritdoc/>
    public PollingReport Report { get; }

    /// <summary>What the last failure was.</summary>
    public PollingFault Fault { get; }

    private static string Describe(PollingReport report, PollingFault fault, Exception innerException)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(innerException);
        var reason = fault.Kind switch
        {
            PollingFaultKind.Refused => "The service refused the key",
            PollingFaultKind.Transient => "Too many polls in a row failed",
            _ => "A poll failed, and would fail again",
        };
        return $"{reason}. {PrintableText.OneLine(innerException.Message)} {DescribePlace(innerException)}{report}. The task goes on at the service.";
    }

    // What a client cannot read it wraps in an exception of its own, which does not say where that is.
    private static string DescribePlace(Exception failure)
    {
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException { Path: { Length: > 0 } path })
            {
                return $"It cannot be read at {PrintableText.OneLine(path)}. ";
            }
        }

        return "";
    }
}
