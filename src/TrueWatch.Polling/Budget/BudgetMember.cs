using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>What a connection brings to the budget of its key.</summary>
internal sealed class BudgetMember(RequestLimit? limit, IEnumerable<RateLimiter> limiters)
{
    /// <summary>How many requests the service allows, as far as the connection knows.</summary>
    public RequestLimit? Limit => limit;

    /// <summary>Further limiters, one after the other.</summary>
    public RateLimiter[] Limiters { get; } = [.. limiters];

    /// <summary>Whether it has brought a limiter.</summary>
    public bool Has(RateLimiter limiter) => Array.Exists(Limiters, own => ReferenceEquals(own, limiter));
}
