namespace TrueWatch.Polling;

/// <summary>The exception that is thrown when the task did not end in time. The task continues: wait again, or resume.</summary>
/// <param name="report">The details of the wait.</param>
/// <param name="timeout">The timeout of the wait.</param>
/// <param name="retryAfter">The requested pause, if it ended the wait early.</param>
/// <param name="innerException">The fault of the last poll, if any.</param>
/// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
public sealed class PollingTimeoutException(
    PollingReport report, TimeSpan timeout, TimeSpan? retryAfter = null, Exception? innerException = null)
    : TimeoutException(Describe(report, timeout, retryAfter), innerException), IPollingFailure
{
    /// <inheritdoc/>
    public PollingReport Report { get; } = report;

    /// <summary>The timeout of the wait, from its start or since it was resumed.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>How long the service asked to wait before the next poll.</summary>
    /// <value><see langword="null"/> unless it exceeded the deadline, and ended the wait at once.</value>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    private static string Describe(PollingReport report, TimeSpan timeout, TimeSpan? retryAfter)
    {
        var reason = retryAfter is { } time
            ? $"The service asks to wait {PollingText.Describe(time)} before the next poll, which is beyond the timeout of {PollingText.Describe(timeout)}"
            : $"The task did not end within {PollingText.Describe(timeout)}";
        return $"{reason}. {PollingReport.Require(report)}. The task continues at the service; wait again, or use the resume token.";
    }
}
