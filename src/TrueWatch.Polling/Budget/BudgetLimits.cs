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

    public void Add(BudgetMember member)
    {
        _members.Add(member);
        Collect();
    }

    public void Remove(BudgetMember member)
    {
        _members.Remove(member);
        Collect();
    }

    /// <summary>When all limits allow another request; <see cref="MonotonicClock.Never"/> before the end of one.</summary>
    public TimeSpan GetDue()
    {
        var due = TimeSpan.Zero;
        foreach (var limit in _limits)
        {
            var allowed = History.GetDue(limit);
            due = allowed > due ? allowed : due;
        }

        return due;
    }

    /// <summary>When nothing counts any more that was sent.</summary>
    public TimeSpan GetLastRelease()
    {
        var last = TimeSpan.Zero;
        foreach (var limit in _limits)
        {
            var release = History.GetLastRelease(limit);
            last = release > last ? release : last;
        }

        return last;
    }

    /// <summary>How far apart polls should be, by the limits that tell.</summary>
    public TimeSpan GetSpacing(TimeSpan now)
    {
        var spacing = TimeSpan.Zero;
        foreach (var limit in _limits)
        {
            var own = History.GetSpacing(limit, now);
            spacing = own > spacing ? own : spacing;
        }

        foreach (var limiter in Limiters)
        {
            var own = (limiter as RequestLimiter)?.GetSpacing();
            spacing = own > spacing ? own.Value : spacing;
        }

        return spacing;
    }

    private void Collect()
    {
        _limits = [.. _members.Select(static member => member.Limit).OfType<RequestLimit>().Distinct()];
        foreach (var limit in _limits)
        {
            History.Remember(limit);
        }

        // By reference: what equals what is for the limiters to say otherwise, and that is somebody else's code.
        var limiters = new List<RateLimiter>();
        foreach (var limiter in _members.SelectMany(static member => member.Limiters))
        {
            if (!limiters.Exists(known => ReferenceEquals(known, limiter)))
            {
                limiters.Add(limiter);
            }
        }

        Limiters = [.. limiters];
    }
}
