namespace TrueWatch.Polling;

/// <summary>What the caller's options, the operation's schedule and a resume token make together.</summary>
internal sealed class PollingSettings
{
    private static readonly TimeSpan LongestFaultDelay = TimeSpan.FromSeconds(30);
    private static readonly PollingOptions Defaults = new();

    private readonly TimeSpan _initial;
    private readonly TimeSpan _maximum;

    /// <summary>The settings of a wait; those with the same options share them.</summary>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static PollingSettings Of(
        PollingOptions? options, PollingSchedule schedule, TimeProvider timeProvider, PollingResumeToken? token)
    {
        if (token is not null)
        {
            return new PollingSettings(options, schedule, timeProvider, token);
        }

        options ??= Defaults;
        if (schedule.LastSettings.TryGetTarget(out var last) && last is not null
            && ReferenceEquals(last.Options, options) && last.TimeProvider == (options.TimeProvider ?? timeProvider))
        {
            return last;
        }

        var settings = new PollingSettings(options, schedule, timeProvider);
        schedule.LastSettings.SetTarget(settings);
        return settings;
    }

    /// <summary>Lets the caller's options take the place of what token and schedule say.</summary>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public PollingSettings(
        PollingOptions? options, PollingSchedule schedule, TimeProvider timeProvider, PollingResumeToken? token = null)
    {
        Options = options ?? Defaults;
        TimeProvider = Options.TimeProvider ?? timeProvider;
        Clock = MonotonicClock.Of(TimeProvider);
        var (initial, maximum) = ResolveDelays(Options.InitialDelay, Options.MaximumDelay, schedule);
        _initial = initial;
        _maximum = maximum;
        DelayPolicy = Options.DelayPolicy ?? schedule.GetDelayPolicy(initial, maximum);
        Timeout = Options.Timeout ?? (token is null ? schedule.Timeout : token.Remaining);
        if (Options.RetryAfterFloor > Options.RetryAfterCeiling)
        {
            throw Contradiction(
                nameof(PollingOptions.RetryAfterFloor), Options.RetryAfterFloor,
                nameof(PollingOptions.RetryAfterCeiling), Options.RetryAfterCeiling);
        }
    }

    public PollingOptions Options { get; }

    public DelayPolicy DelayPolicy { get; }

    // Most waits never need it.
    public DelayPolicy FaultDelayPolicy => field ??= Options.FaultDelayPolicy ?? new ExponentialDelayPolicy(
        _initial, PollingTime.Clamp(_maximum, LongestFaultDelay, PollingTime.Longest), factor: 2);

    public TimeSpan Timeout { get; }

    /// <summary>How long one poll may take; the greatest time for no limit.</summary>
    public TimeSpan PollTimeout
        => Options.PollTimeout == System.Threading.Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Options.PollTimeout;

    public TimeProvider TimeProvider { get; }

    public MonotonicClock Clock { get; }

    private static (TimeSpan Initial, TimeSpan Maximum) ResolveDelays(
        TimeSpan? initial, TimeSpan? maximum, PollingSchedule schedule)
    {
        if (initial > maximum)
        {
            throw Contradiction(
                nameof(PollingOptions.InitialDelay), initial.Value, nameof(PollingOptions.MaximumDelay), maximum.Value);
        }

        // Where the caller sets only one of the two, the document's other one gives way to it.
        return (
            initial ?? (maximum < schedule.InitialDelay ? maximum.Value : schedule.InitialDelay),
            maximum ?? (initial > schedule.MaximumDelay ? initial.Value : schedule.MaximumDelay));
    }

    private static ArgumentException Contradiction(string one, TimeSpan shorter, string other, TimeSpan longer)
        => new($"{nameof(PollingOptions)}.{one} ({PollingText.Describe(shorter)}) is longer than {other} ({PollingText.Describe(longer)}).");
}
