using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>What a connection brings to the budget of its key. Immutable.</summary>
/// <param name="Limit">How many requests the service allows, as far as the connection knows.</param>
/// <param name="Limiters">Further limiters, one after the other.</param>
internal sealed record BudgetMember(RequestLimit? Limit, RateLimiter[] Limiters);
