namespace TrueWatch.Polling;

/// <summary>The task did not end in time. It goes on at the service: wait again, or resume.</summary>
public sealed class PollingTimeoutException : TimeoutException, IPollingFailure
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="report">What is known of the wait.</param>
    /// <param name="timeout">How long the wait could have taken.</param>
    /// <param name="retryAfter">How long the service asked to wait, when that ended the wait early.</param>
    /// <param name="innerException">The fault of the last poll, if it had one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public PollingTimeoutException(
        PollingReport report, TimeSpan timeout, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(Describe(report, timeout, retryAfter), innerException)
    {
        Report = report;
        Timeout = timeout;
        RetryAfter = retryAfter;
    }

    /// <inheritdoc/>
    public PollingReport Report { get; }

    /// <summary>How long the wait could have taken, from its beginning or since it was resumed.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>
    /// How long the service asked to wait before the next poll, when that was beyond the deadline and ended the wait at
    /// once; else <see langword="null"/>.
    /// </summary>
    public TimeSpan? RetryAfter { get; }

    private static string Describe(PollingReport report, TimeSpan timeout, TimeSpan? retryAfter)
    {
        ArgumentNullException.ThrowIfNull(report);
        var reason = retryAfter is { } time
            ? $"The service asks to wait {PollingText.Describe(time)} before the next poll, which is beyond the timeout of {PollingText.Describe(timeout)}"
            : $"The task did not end within {PollingText.Describe(timeout)}";
        return $"{reason}. {report}. The task goes on at the service; wait again, or go on with the resume token.";
    }
}
