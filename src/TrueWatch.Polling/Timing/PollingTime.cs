namespace TrueWatch.Polling;

/// <summary>The bounds of every delay and timeout.</summary>
internal static class PollingTime
{
    // Timers take at most 2^32 - 2 ms, which is a little more than 49 days.
    public static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    public static TimeSpan Clamp(TimeSpan value, TimeSpan shortest, TimeSpan longest)
        => value < shortest ? shortest : value > longest ? longest : value;

    public static TimeSpan RequireDelay(TimeSpan value, string parameterName, TimeSpan shortest = default)
    {
        if (value <= TimeSpan.Zero || value > Longest)
        {
            throw new ArgumentOutOfRangeException(parameterName, value, "The time must be greater than zero and at most 49 days.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(value, shortest, parameterName);
        return value;
    }

    public static TimeSpan RequireTimeout(TimeSpan value, string parameterName)
        => value == Timeout.InfiniteTimeSpan ? value : RequireDelay(value, parameterName);
}
