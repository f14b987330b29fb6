using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>Whether what failed is tried again, and when. Thread-safe.</summary>
internal sealed class RetryPauses(ClientSettings settings)
{
    /// <summary>How long to pause after so many failures, where nothing else says it.</summary>
    public static DelayPolicy Delays { get; } = new ExponentialDelayPolicy(
        TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10), factor: 2);

    /// <param name="exception">How the last attempt failed.</param>
    /// <param name="attempts">How many have failed.</param>
    /// <param name="operation">What is tried, for the log.</param>
    /// <returns>How long to wait for the next attempt; null when there is to be none.</returns>
    public TimeSpan? Get(TrueWatchApiException exception, int attempts, string operation)
    {
        if (exception.Fault is not { } fault || exception.IsFinal || exception.IsExecutionUnknown
            || attempts > settings.Options.MaximumRetries)
        {
            return null;
        }

        TimeSpan? pause = fault.Kind switch
        {
            // The budget does not hand out a permit before the pause of a throttle is over.
            PollingFaultKind.Throttled => TimeSpan.Zero,
            PollingFaultKind.Transient => Longer(Delays.GetDelay(attempts), exception.RetryAfter),
            _ => null,
        };
        if (pause is not { } time || Longer(time, exception.RetryAfter) >= exception.Left)
        {
            return null;
        }

        ClientLog.Retrying(settings.Logger, attempts, operation, fault.Name, time);
        return time;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan? other) => other > one ? other.Value : one;
}
