namespace TrueWatch.Polling;

/// <summary>Overrides what an operation's document recommends. Immutable and thread-safe: waits can share one instance.</summary>
public sealed class PollingOptions
{
    /// <summary>The delay between the first and the second poll. The first poll is sent at once.</summary>
    /// <value>The default is <see langword="null"/>: that of the operation's <see cref="PollingSchedule"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than 49 days.</exception>
    public TimeSpan? InitialDelay { get; init => field = value is { } time ? PollingTime.RequireDelay(time, nameof(InitialDelay)) : null; }

    /// <summary>The longest delay between two polls.</summary>
    /// <inheritdoc cref="InitialDelay"/>
    public TimeSpan? MaximumDelay { get; init => field = value is { } time ? PollingTime.RequireDelay(time, nameof(MaximumDelay)) : null; }

    /// <summary>The time limit of the whole wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</summary>
    /// <inheritdoc cref="InitialDelay"/>
    public TimeSpan? Timeout { get; init => field = value is { } time ? PollingTime.RequireTimeout(time, nameof(Timeout)) : null; }

    /// <summary>The policy for the delays between polls; replaces both delays.</summary>
    /// <value>The default is <see langword="null"/>: an <see cref="ExponentialDelayPolicy"/> over both delays.</value>
    public DelayPolicy? DelayPolicy { get; init; }

    /// <summary>The policy for the delay after a transient fault, by the number of such faults in a row.</summary>
    /// <value>The default is <see langword="null"/>: the initial delay, doubled for each further fault up to 30 s (or the
    /// maximum delay, where that is longer).</value>
    public DelayPolicy? FaultDelayPolicy { get; init; }

    /// <summary>The maximum number of transient faults in a row; one more ends the wait. Every response resets the count. Throttled
    /// requests do not count, nor do unavailable limiters (<see cref="RequestLimiterException.IsTransient"/>).</summary>
    /// <value>The default is 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaximumConsecutiveFaults
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaximumConsecutiveFaults), value, "The value must not be negative.");
    } = 5;

    /// <summary>The time limit of a single poll; exceeding it is a transient fault.</summary>
    /// <value>The default is 30 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than 49 days.</exception>
    public TimeSpan PollTimeout { get; init => field = PollingTime.RequireTimeout(value, nameof(PollTimeout)); } = TimeSpan.FromSeconds(30);

    /// <summary>The minimum for a <c>Retry-After</c> of the service; a shorter one is raised to it.</summary>
    /// <value>The default is 1 second.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than 49 days.</exception>
    public TimeSpan RetryAfterFloor { get; init => field = PollingTime.RequireDelay(value, nameof(RetryAfterFloor)); } = TimeSpan.FromSeconds(1);

    /// <summary>The maximum for a <c>Retry-After</c> of the service; a longer one is lowered to it.</summary>
    /// <value>The default is 5 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative or longer than 49 days.</exception>
    public TimeSpan RetryAfterCeiling { get; init => field = PollingTime.RequireDelay(value, nameof(RetryAfterCeiling)); } = TimeSpan.FromMinutes(5);

    /// <summary>What a wait does when the service sends an unknown status.</summary>
    /// <value>The default is <see cref="UnknownStatusPolicy.Continue"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enum's.</exception>
    public UnknownStatusPolicy UnknownStatus
    {
        get;
        init => field = value is >= UnknownStatusPolicy.Continue and <= UnknownStatusPolicy.Terminal
            ? value
            : throw new ArgumentOutOfRangeException(nameof(UnknownStatus), value, "The policy is not defined.");
    } = UnknownStatusPolicy.Continue;

    /// <summary>Whether a partial success ends the wait with a
    /// <see cref="RemoteTaskPartiallySucceededException"/>.</summary>
    /// <value>The default is <see langword="false"/>: check <see cref="PollingSnapshot.IsPartialSuccess"/>.</value>
    public bool ThrowOnPartialSuccess { get; init; }

    /// <summary>Classifies failures as throttled, refused, transient or permanent.</summary>
    /// <value>The default is <see langword="null"/>: that of the client's <see cref="PollingConnection"/>.</value>
    public FaultClassifier? FaultClassifier { get; init; }

    /// <summary>The clock of the wait. Only its timestamps and timers are used, so changes of the wall clock have no effect. Waits with
    /// another clock than their client's have a separate budget.</summary>
    /// <value>The default is <see langword="null"/>: that of the client's <see cref="PollingConnection"/>, which is
    /// <see cref="TimeProvider.System"/> unless the client was given another.</value>
    public TimeProvider? TimeProvider { get; init; }

    internal static PollingOptions Default { get; } = new();

    internal TimeSpan? Clamp(TimeSpan? retryAfter)
        => retryAfter is { } time ? PollingTime.Clamp(time, RetryAfterFloor, RetryAfterCeiling) : null;
}
