namespace TrueWatch.Polling;

/// <summary>How long subscribers pause between polls. A policy that throws ends the wait that it is of, and no other.</summary>
internal static class Pace<TResult, TStatus>
    where TStatus : struct, Enum
{
    // Without any pause, an operation that answers at once would never let go of its thread.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>The shortest pause that a subscriber asks for.</summary>
    public static TimeSpan AfterAnswer(IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers)
    {
        // Each pace is asked once: of many draws of the same jitter, the shortest would always win.
        var asked = new HashSet<DelayPolicy>();
        return subscribers.Select(one => one.Ask(() => asked.Add(one.Settings.DelayPolicy) ? Clamp(one.GetNextDelay()) : null)).Min() ?? Shortest;
    }

    /// <summary>The pause of a subscriber that came in the middle of one; null when it has the pace of another.</summary>
    public static TimeSpan? OfLateSubscriber(
        WaitSubscriber<TResult, TStatus> late, IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers)
        => late.Ask(() => subscribers.Any(one => one != late && one.Settings.DelayPolicy.Equals(late.Settings.DelayPolicy))
            ? null
            : Clamp(late.GetNextDelay()));

    /// <summary>The pause after a fault, by the first policy that says.</summary>
    public static TimeSpan AfterFault(IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers, int consecutiveFaults)
        => subscribers.Select(one => one.Ask(() => Clamp(one.Settings.FaultDelayPolicy.GetDelay(consecutiveFaults))))
            .FirstOrDefault(static delay => delay is not null) ?? Shortest;

    private static TimeSpan? Clamp(TimeSpan delay) => PollingTime.Clamp(delay, Shortest, PollingTime.Longest);
}
