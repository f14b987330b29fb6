namespace TrueWatch.Polling;

/// <summary>What limits the requests of a key: what its connections bring, and what was sent. The budget's lock guards it.</summary>
internal sealed class BudgetLimits
{
    private BudgetMember[] _members = [];
    private RequestLimit[] _limits = [];

    /// <summary>What was sent with the key. It counts for limits that come later, too.</summary>
    public RequestHistory History { get; } = new();

    /// <summary>The limiters to ask. The array is not changed, but replaced.</summary>
    public RateLimiter[] Limiters { get; private set; } = [];

    public void Add(BudgetMember member) => Collect([.. _members.Except([member]), member]);

    public void Remove(BudgetMember member) => Collect([.. _members.Except([member])]);

    /// <summary>When all limits allow so many further requests; <see cref="MonotonicClock.Never"/> before the end of one.</summary>
    public TimeSpan GetDue(int requests)
    {
        // Without memory of its own, since every call asks.
        var due = TimeSpan.Zero;
        foreach (var limit in _limits)
        {
            var own = History.GetDue(limit, requests);
            due = own > due ? own : due;
        }

        return due;
    }

    public TimeSpan GetLastRelease() => _limits.Length == 0 ? TimeSpan.Zero : _limits.Max(History.GetLastRelease);

    public TimeSpan GetSpacing(TimeSpan now) => _limits.Select(limit => History.GetSpacing(limit, now))
        .Concat(Limiters.OfType<RequestLimiter>().Select(static limiter => limiter.GetSpacing()))
        .DefaultIfEmpty().Max();

    private void Collect(BudgetMember[] members)
    {
        _members = members;
        _limits = [.. members.Select(static member => member.Limit).OfType<RequestLimit>().Distinct()];
        Array.ForEach(_limits, History.Remember);

        // By reference: what equals what is for the limiters to say otherwise, and that is somebody else's code.
        var all = members.SelectMany(static member => member.Limiters).ToArray();
        Limiters = [.. all.Where((limiter, index) => Array.FindIndex(all, other => ReferenceEquals(other, limiter)) == index)];
    }
}
