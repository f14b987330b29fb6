namespace TrueWatch.Polling;

/// <summary>How long a flight pauses.</summary>
internal static class FlightPace
{
    /// <summary>The pause that the wait which leads asks for; that of another one, where its pace is another and faster.</summary>
    public static TimeSpan AfterAnswer<TResult, TStatus>(
        PollingWait<TResult, TStatus> leader, IReadOnlyCollection<PollingWait<TResult, TStatus>> waits)
        where TStatus : struct, Enum
    {
        var delay = leader.NextDelay();
        HashSet<DelayPolicy>? others = null;
        foreach (var wait in waits)
        {
            // Each pace is asked once: of many draws of the same jitter, the shortest would always win.
            var policy = wait.Settings.DelayPolicy;
            if (!policy.Equals(leader.Settings.DelayPolicy)
                && (others ??= []).Add(policy)
                && wait.NextDelay() is var own
                && own < delay)
            {
                delay = own;
            }
        }

        return Bounded(delay);
    }

    public static TimeSpan AfterFault<TResult, TStatus>(PollingWait<TResult, TStatus> leader, int consecutiveFaults)
        where TStatus : struct, Enum
        => Bounded(leader.Settings.FaultDelayPolicy.GetDelay(consecutiveFaults));

    private static TimeSpan Bounded(TimeSpan delay) => PollingTime.Clamp(delay, TimeSpan.Zero, PollingTime.Longest);
}
