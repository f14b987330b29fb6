namespace TrueWatch.Polling;

/// <summary>The exception that is thrown when the task ended at the service without success.</summary>
public abstract class RemoteTaskException : Exception, IPollingFailure
{
    private protected RemoteTaskException(PollingReport report, PollingSnapshot snapshot, string end)
        : base(Describe(report, snapshot, end)) => (Report, Snapshot) = (report, snapshot);

    /// <inheritdoc/>
    public PollingReport Report { get; }

    /// <summary>The last snapshot: a <see cref="PollingSnapshot{TResult, TStatus}"/> with the response of the service.</summary>
    public PollingSnapshot Snapshot { get; }

    /// <summary>The error code of the service.</summary>
    /// <value><see langword="null"/> without one, or when the result is not an <see cref="IRemoteTask"/>.</value>
    public string? ErrorCode => Snapshot.Task?.ErrorCode is { Length: > 0 } code ? code : null;

    /// <summary>The error message of the service.</summary>
    /// <value><see langword="null"/> without one, or when the result is not an <see cref="IRemoteTask"/>.</value>
    public string? ServiceMessage => Snapshot.Task?.Message is { Length: > 0 } message ? message : null;

    private static string Describe(PollingReport report, PollingSnapshot snapshot, string end)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(snapshot);
        var code = snapshot.Task?.ErrorCode is { Length: > 0 } errorCode ? $" (error code {PrintableText.OneLine(errorCode)})" : "";
        var said = snapshot.Task?.Message is { Length: > 0 } message ? $" The service says: \"{PrintableText.OneLine(message)}\"." : "";
        return $"{PollingText.Describe(report.Operation, report.Arguments)} {end} with the status " +
            $"{PollingText.Describe(snapshot.RawStatus)}{code} after {PollingText.Describe(snapshot.Elapsed)} " +
            $"({PollingText.Describe(snapshot.Poll)}).{said}";
    }
}
