namespace TrueWatch.Polling;

/// <summary>What the caller's options, the operation's schedule and a resume token make together.</summary>
internal sealed class PollingSettings
{
    private static readonly TimeSpan LongestFaultDelay = TimeSpan.FromSeconds(30);

    private readonly (TimeSpan Initial, TimeSpan Maximum) _delays;

    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public PollingSettings(PollingOptions? options, PollingSchedule schedule, TimeProvider timeProvider, PollingResumeToken? token = null)
    {
        Options = options ?? PollingOptions.Default;
        TimeProvider = Options.TimeProvider ?? timeProvider;
        RequireOrder(nameof(Options.InitialDelay), Options.InitialDelay, nameof(Options.MaximumDelay), Options.MaximumDelay);
        RequireOrder(nameof(Options.RetryAfterFloor), Options.RetryAfterFloor, nameof(Options.RetryAfterCeiling), Options.RetryAfterCeiling);

        // Where the caller sets only one of the two, the document's other one gives way to it.
        var (initial, maximum) = (schedule.InitialDelay, schedule.MaximumDelay);
        _delays.Initial = Options.InitialDelay ?? (Options.MaximumDelay < initial ? Options.MaximumDelay.Value : initial);
        _delays.Maximum = Options.MaximumDelay ?? (Options.InitialDelay > maximum ? Options.InitialDelay.Value : maximum);
        DelayPolicy = Options.DelayPolicy ?? new ExponentialDelayPolicy(_delays.Initial, _delays.Maximum);
        Timeout = Options.Timeout ?? (token is null ? schedule.Timeout : token.Remaining);
    }

    public PollingOptions Options { get; }

    public DelayPolicy DelayPolicy { get; }

    // Most waits never need it.
    public DelayPolicy FaultDelayPolicy => field ??= Options.FaultDelayPolicy ?? new ExponentialDelayPolicy(
        _delays.Initial, PollingTime.Clamp(_delays.Maximum, LongestFaultDelay, PollingTime.Longest), factor: 2);

    public TimeSpan Timeout { get; }

    /// <summary>How long one poll may take; the greatest time for no limit.</summary>
    public TimeSpan PollTimeout
        => Options.PollTimeout == System.Threading.Timeout.InfiniteTimeSpan ? MonotonicClock.Never : Options.PollTimeout;

    public TimeProvider TimeProvider { get; }

    /// <summary>What a response means to a wait with these options.</summary>
    public PollingAnswer<TResult, TStatus> Interpret<TResult, TStatus>(PollingAnswer<TResult, TStatus> answer, out bool isUnknown)
        where TStatus : struct, Enum
    {
        isUnknown = answer is { Outcome: PollingOutcome.Pending, IsDecided: false }
            && EqualityComparer<TStatus>.Default.Equals(answer.Status, default);
        var isOver = isUnknown && Options.UnknownStatus == UnknownStatusPolicy.Terminal;
        return isOver || answer.Outcome is < PollingOutcome.Pending or > PollingOutcome.Unknown
            ? answer with { Outcome = PollingOutcome.Unknown }
            : answer;
    }

    private static void RequireOrder(string one, TimeSpan? first, string other, TimeSpan? second)
    {
        if (first > second)
        {
            throw new ArgumentException(
                $"{nameof(PollingOptions)}.{one} ({PollingText.Describe(first.Value)}) is longer than {other} ({PollingText.Describe(second.Value)}).");
        }
    }
}
