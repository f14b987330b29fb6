namespace TrueWatch.Polling;

/// <summary>The pace of a wait, as the operation's document recommends it. Immutable and thread-safe.</summary>
public sealed class PollingSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="initialDelay">The delay between the first and the second poll.</param>
    /// <param name="maximumDelay">The longest delay between two polls; not shorter than the first.</param>
    /// <param name="timeout">How long a wait may take in all, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is zero, negative or longer than 49 days, or
    /// <paramref name="maximumDelay"/> is shorter than <paramref name="initialDelay"/>.</exception>
    public PollingSchedule(TimeSpan initialDelay, TimeSpan maximumDelay, TimeSpan timeout)
    {
        InitialDelay = PollingTime.RequireDelay(initialDelay, nameof(initialDelay));
        MaximumDelay = PollingTime.RequireDelay(maximumDelay, nameof(maximumDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumDelay, initialDelay);
        Timeout = PollingTime.RequireTimeout(timeout, nameof(timeout));
    }

    /// <summary>The delay between the first and the second poll.</summary>
    public TimeSpan InitialDelay { get; }

    /// <summary>The longest delay between two polls.</summary>
    public TimeSpan MaximumDelay { get; }

    /// <summary>How long a wait may take in all.</summary>
    public TimeSpan Timeout { get; }
}
