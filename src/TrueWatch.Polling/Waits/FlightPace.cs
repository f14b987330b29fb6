namespace TrueWatch.Polling;

/// <summary>How long a flight pauses. A policy that throws ends the wait that it is of, and no other.</summary>
internal static class FlightPace
{
    // Without any pause, an operation that answers at once would never let go of its thread.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>The shortest pause that a wait asks for.</summary>
    public static TimeSpan AfterAnswer<TResult, TStatus>(ArraySegment<PollingWait<TResult, TStatus>> waits)
        where TStatus : struct, Enum
    {
        TimeSpan? shortest = null;
        HashSet<DelayPolicy>? asked = null;
        foreach (var wait in waits)
        {
            // Each pace is asked once: of many draws of the same jitter, the shortest would always win.
            if (waits.Count > 1 && !(asked ??= []).Add(wait.Settings.DelayPolicy))
            {
                continue;
            }

            try
            {
                var delay = wait.NextDelay();
                shortest = delay < shortest ? delay : shortest ?? delay;
            }
            catch (Exception exception)
            {
                wait.OnBrokenPolicy(exception);
            }
        }

        return Bounded(shortest ?? TimeSpan.Zero);
    }

    /// <summary>The pause of a wait that came in the middle of one; null when it has the pace of another.</summary>
    public static TimeSpan? OfLateComer<TResult, TStatus>(
        PollingWait<TResult, TStatus> wait, ArraySegment<PollingWait<TResult, TStatus>> waits)
        where TStatus : struct, Enum
        => waits.Any(other => other != wait && other.Settings.DelayPolicy.Equals(wait.Settings.DelayPolicy))
            ? null
            : AfterAnswer<TResult, TStatus>(new([wait]));

    public static TimeSpan AfterFault<TResult, TStatus>(
        IEnumerable<PollingWait<TResult, TStatus>> waits, int consecutiveFaults)
        where TStatus : struct, Enum
    {
        foreach (var wait in waits)
        {
            try
            {
                return Bounded(wait.Settings.FaultDelayPolicy.GetDelay(consecutiveFaults));
            }
            catch (Exception exception)
            {
                wait.OnBrokenPolicy(exception);
            }
        }

        return Shortest;
    }

    /// <summary>The shortest time that a wait gives one poll.</summary>
    public static TimeSpan ShortestTimeout<TResult, TStatus>(ArraySegment<PollingWait<TResult, TStatus>> waits)
        where TStatus : struct, Enum
    {
        var shortest = TimeSpan.MaxValue;
        foreach (var wait in waits)
        {
            shortest = wait.Settings.PollTimeout < shortest ? wait.Settings.PollTimeout : shortest;
        }

        return shortest;
    }

    private static TimeSpan Bounded(TimeSpan delay) => PollingTime.Clamp(delay, Shortest, PollingTime.Longest);
}
