using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// Everything that limits the requests of a key: what the connections of the key have brought, and what was sent. Not
/// thread-safe: the budget's lock guards it.
/// </summary>
internal sealed class BudgetLimits
{
    private readonly List<BudgetMember> _members = [];
    private RequestLimit[] _limits = [];

    /// <summary>What was sent with the key. It counts for limits that come later, too.</summary>
    public RequestHistory History { get; } = new();

    /// <summary>The limiters to ask. The array is not changed, but replaced.</summary>
    public RateLimiter[] Limiters { get; private set; } = [];

    /// <summary>Adds what a connection brings, once.</summary>
    public void Add(BudgetMember member)
    {
        Remove(member);
        _members.Add(member);
        Collect();
    }

    public void Remove(BudgetMember member)
    {
        _members.Remove(member);
        Collect();
    }

    /// <summary>When all limits allow so many further requests; <see cref="MonotonicClock.Never"/> before the end of one.</summary>
    public TimeSpan GetDue(int requests) => Longest(
        _limits, (History, requests), static (limit, state) => state.History.GetDue(limit, state.requests));

    /// <summary>When nothing counts any more that was sent.</summary>
    public TimeSpan GetLastRelease() => Longest(_limits, History, static (limit, history) => history.GetLastRelease(limit));

    /// <summary>How far apart polls should be, by the limits that tell.</summary>
    public TimeSpan GetSpacing(TimeSpan now)
    {
        var own = Longest(_limits, (History, now), static (limit, state) => state.History.GetSpacing(limit, state.now));
        var shared = Longest(Limiters, now, static (limiter, _) => (limiter as RequestLimiter)?.GetSpacing() ?? TimeSpan.Zero);
        return own > shared ? own : shared;
    }

    // Without memory of its own, since every call asks.
    private static TimeSpan Longest<T, TState>(T[] limits, TState state, Func<T, TState, TimeSpan> get)
    {
        var longest = TimeSpan.Zero;
        foreach (var limit in limits)
        {
            var time = get(limit, state);
            longest = time > longest ? time : longest;
        }

        return longest;
    }

    private void Collect()
    {
        _limits = [.. _members.Select(static member => member.Limit).OfType<RequestLimit>().Distinct()];
        Array.ForEach(_limits, History.Remember);

        // By reference: what equals what is for the limiters to say otherwise, and that is somebody else's code.
        var all = _members.SelectMany(static member => member.Limiters).ToArray();
        Limiters = [.. all.Where((limiter, index) => Array.FindIndex(all, other => ReferenceEquals(other, limiter)) == index)];
    }
}
