using System.Threading.RateLimiting;

namespace TrueWatch.Generated.Tests;

/// <summary>A limiter over a server that cannot be reached at first, and grants everything then.</summary>
/// <param name="time">The clock.</param>
/// <param name="outage">How long it cannot be reached.</param>
internal sealed class AwayLimiter(TimeProvider time, TimeSpan outage) : RateLimiter
{
    private readonly long _begin = time.GetTimestamp();

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        => time.GetElapsedTime(_begin) < outage ? throw new IOException("The server is away.") : new(new Lease());

    private sealed class Lease : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
