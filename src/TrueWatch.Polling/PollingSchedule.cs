namespace TrueWatch.Polling;

/// <summary>The delays and the timeout that the operation's document recommends. Immutable and thread-safe.</summary>
/// <param name="initialDelay">The delay between the first and the second poll.</param>
/// <param name="maximumDelay">The longest delay between two polls; not shorter than the first.</param>
/// <param name="timeout">The time limit of a whole wait, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A time is zero, negative or longer than 49 days, or
/// <paramref name="maximumDelay"/> is shorter than <paramref name="initialDelay"/>.</exception>
public sealed class PollingSchedule(TimeSpan initialDelay, TimeSpan maximumDelay, TimeSpan timeout)
{
    /// <summary>The delay between the first and the second poll.</summary>
    public TimeSpan InitialDelay { get; } = PollingTime.RequireDelay(initialDelay, nameof(initialDelay));

    /// <summary>The longest delay between two polls.</summary>
    public TimeSpan MaximumDelay { get; } = PollingTime.RequireDelay(maximumDelay, nameof(maximumDelay), initialDelay);

    /// <summary>The time limit of a whole wait.</summary>
    public TimeSpan Timeout { get; } = PollingTime.RequireTimeout(timeout, nameof(timeout));
}
