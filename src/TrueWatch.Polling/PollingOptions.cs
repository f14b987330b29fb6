namespace TrueWatch.Polling;

/// <summary>
/// What the caller of a wait wants otherwise than the operation's document recommends. Immutable once made, and
/// thread-safe: one instance serves any number of waits.
/// </summary>
public sealed class PollingOptions
{
    /// <summary>The delay between the first and the second poll. The first poll is sent at once.</summary>
    /// <value><see langword="null"/> (the default): as the operation's <see cref="PollingSchedule"/> says.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than 49 days.</exception>
    public TimeSpan? InitialDelay
    {
        get;
        init => field = value is { } time ? PollingTime.RequireDelay(time, nameof(InitialDelay)) : null;
    }

    /// <summary>The longest delay between two polls.</summary>
    /// <value><see langword="null"/> (the default): as the operation's <see cref="PollingSchedule"/> says.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than 49 days.</exception>
    public TimeSpan? MaximumDelay
    {
        get;
        init => field = value is { } time ? PollingTime.RequireDelay(time, nameof(MaximumDelay)) : null;
    }

    /// <summary>
    /// How long the wait may take in all; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    /// <value><see langword="null"/> (the default): as the operation's <see cref="PollingSchedule"/> says.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than 49 days.</exception>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is { } time ? PollingTime.RequireTimeout(time, nameof(Timeout)) : null;
    }

    /// <summary>How long to wait between two polls; takes the place of both delays.</summary>
    /// <value><see langword="null"/> (the default): an <see cref="ExponentialDelayPolicy"/> over both delays.</value>
    public DelayPolicy? DelayPolicy { get; init; }

    /// <summary>The clock of the wait. Only its timestamps and timers are used, so that a wall clock may jump.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;
}
