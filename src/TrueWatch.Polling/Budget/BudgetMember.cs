namespace TrueWatch.Polling;

/// <summary>What a connection brings to the budget of its key. Immutable.</summary>
internal sealed class BudgetMember(RequestLimit? limit, RateLimiter[] limiters)
{
    public RequestLimit? Limit => limit;
    public RateLimiter[] Limiters => limiters;
}
