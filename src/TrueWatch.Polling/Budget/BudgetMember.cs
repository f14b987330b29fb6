using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>What a connection brings to the budget of its key. Immutable.</summary>
/// <param name="limit">How many requests the service allows, as far as the connection knows.</param>
/// <param name="limiters">Further limiters, one after the other.</param>
internal sealed class BudgetMember(RequestLimit? limit, RateLimiter[] limiters)
{
    public RequestLimit? Limit => limit;

    public RateLimiter[] Limiters => limiters;
}
