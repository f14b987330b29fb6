using System.Threading.RateLimiting;

namespace TrueWatch.Benchmarks.Stress;

/// <summary>A limiter of somebody else's that grants, refuses, throws, hangs and blocks at random.</summary>
internal sealed class UnreliableLimiter(int seed) : RateLimiter
{
    private static int _outstanding;
    private int _asked;

    public override TimeSpan? IdleDuration => null;

    /// <summary>How many leases were not given back.</summary>
    public static int TakeOutstanding() => Interlocked.Exchange(ref _outstanding, 0);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        switch ((uint)HashCode.Combine(seed, Interlocked.Increment(ref _asked)) % 1000)
        {
            case 0:
                throw new IOException("The server is away.");
            case 1:
                return null!;
            case 2:
                return new Lease(isAcquired: false);
            case 3:
                await Task.Delay(10, cancellationToken).ConfigureAwait(false);
                break;
            case 4:
                throw new OperationCanceledException();
            case 5:
                Thread.Sleep(2);
                break;
        }

        Interlocked.Increment(ref _outstanding);
        return new Lease(isAcquired: true);
    }

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        private int _isReturned;

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = TimeSpan.Zero;
            return metadataName == MetadataName.RetryAfter.Name;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (isAcquired && Interlocked.Exchange(ref _isReturned, 1) == 0)
            {
                Interlocked.Decrement(ref _outstanding);
            }
        }
    }
}
