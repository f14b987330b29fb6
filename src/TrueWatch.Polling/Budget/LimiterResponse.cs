using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// What limiters say: leases of all of them, or what one says instead. The default: nobody wants to know any more.
/// </summary>
/// <param name="RetryAfter">When to ask again.</param>
/// <param name="Leases">One lease of each; null when there are none.</param>
/// <param name="Fault">What a limiter threw.</param>
internal readonly record struct LimiterResponse(TimeSpan RetryAfter = default, RateLimitLease[]? Leases = null, Exception? Fault = null);
