namespace TrueWatch.Polling;

/// <summary>The task did not end in time. It goes on at the service: wait again, or resume.</summary>
/// <param name="report">What is known of the wait.</param>
/// <param name="timeout">How long the wait could have taken.</param>
/// <param name="retryAfter">How long the service asked to wait, when that ended the wait early.</param>
/// <param name="innerException">The fault of the last poll, if it had one.</param>
/// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
public sealed class PollingTimeoutException(
    PollingReport report, TimeSpan timeout, TimeSpan? retryAfter = null, Exception? innerException = null)
    : TimeoutException(Describe(report, timeout, retryAfter), innerException), IPollingFailure
{
    /// <inheritdoc/>
    public PollingReport Report { get; } = report;

    /// <summary>How long the wait could have taken, from its beginning or since it was resumed.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>How long the service asked to wait before the next poll.</summary>
    /// <value><see langword="null"/> unless that was beyond the deadline, and ended the wait at once.</value>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    private static string Describe(PollingReport report, TimeSpan timeout, TimeSpan? retryAfter)
    {
        var reason = retryAfter is { } time
            ? $"The service asks to wait {PollingText.Describe(time)} before the next poll, which is beyond the timeout of {PollingText.Describe(timeout)}"
            : $"The task did not end within {PollingText.Describe(timeout)}";
        return $"{reason}. {PollingReport.Require(report)}. The task goes on at the service; wait again, or go on with the resume token.";
    }
}
