using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// What limiters say: leases of all of them, or what one says instead. The default: nobody wants to know any more.
/// </summary>
internal readonly record struct LimiterResponse
{
    /// <summary>One lease of each; null when there are none.</summary>
    public RateLimitLease[]? Leases { get; init; }

    /// <summary>When to ask again.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>What a limiter threw.</summary>
    public Exception? Fault { get; init; }
}
