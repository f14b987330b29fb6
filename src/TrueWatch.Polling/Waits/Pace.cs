namespace TrueWatch.Polling;

/// <summary>
/// How long subscribers pause between polls. A policy that throws ends the wait that it is of, and no other.
/// </summary>
internal static class Pace
{
    // Without any pause, an operation that answers at once would never let go of its thread.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>The shortest pause that a subscriber asks for.</summary>
    public static TimeSpan AfterAnswer<TResult, TStatus>(IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers)
        where TStatus : struct, Enum
    {
        TimeSpan? shortest = null;
        var asked = new HashSet<DelayPolicy>();
        foreach (var subscriber in subscribers)
        {
            try
            {
                // Each pace is asked once: of many draws of the same jitter, the shortest would always win.
                if (asked.Add(subscriber.Settings.DelayPolicy))
                {
                    var delay = subscriber.GetNextDelay();
                    shortest = delay < shortest ? delay : shortest ?? delay;
                }
            }
            catch (Exception exception)
            {
                subscriber.OnBrokenPolicy(exception);
            }
        }

        return Bounded(shortest ?? TimeSpan.Zero);
    }

    /// <summary>The pause of a subscriber that came in the middle of one; null when it has the pace of another.</summary>
    public static TimeSpan? OfLateSubscriber<TResult, TStatus>(
        WaitSubscriber<TResult, TStatus> subscriber, IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers)
        where TStatus : struct, Enum
    {
        try
        {
            return subscribers.Any(other => other != subscriber && other.Settings.DelayPolicy.Equals(subscriber.Settings.DelayPolicy))
                ? null
                : Bounded(subscriber.GetNextDelay());
        }
        catch (Exception exception)
        {
            subscriber.OnBrokenPolicy(exception);
            return null;
        }
    }

    /// <summary>The pause after a fault, by the first policy that says.</summary>
    public static TimeSpan AfterFault<TResult, TStatus>(
        IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers, int consecutiveFaults)
        where TStatus : struct, Enum
    {
        foreach (var subscriber in subscribers)
        {
            try
            {
                return Bounded(subscriber.Settings.FaultDelayPolicy.GetDelay(consecutiveFaults));
            }
            catch (Exception exception)
            {
                subscriber.OnBrokenPolicy(exception);
            }
        }

        return Shortest;
    }

    private static TimeSpan Bounded(TimeSpan delay) => PollingTime.Clamp(delay, Shortest, PollingTime.Longest);
}
