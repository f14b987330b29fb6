using System.Threading.RateLimiting;

namespace TrueWatch.Polling.Tests;

/// <summary>A limiter that does what a test says, grants by default, and counts. To be asked synchronously is an error.</summary>
internal sealed class ScriptedLimiter : RateLimiter
{
    private readonly TaskCompletionSource _allReturned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private int _returned;

    public ScriptedLimiter() => Ask = _ => Granted(this);

    /// <summary>What the question of a number, from 1, leads to.</summary>
    public Func<int, Task<RateLimitLease>> Ask { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    /// <summary>What it was asked with the last time.</summary>
    public CancellationToken Token { get; private set; }

    /// <summary>How many leases were disposed of.</summary>
    public int Returned => Volatile.Read(ref _returned);

    /// <summary>Is done when a lease comes back.</summary>
    public Task AllReturned => _allReturned.Task;

    public override TimeSpan? IdleDuration => null;

    public static Task<RateLimitLease> Granted(ScriptedLimiter? limiter = null)
        => Task.FromResult<RateLimitLease>(new Lease(limiter, retryAfter: null));

    public static Task<RateLimitLease> Refused(TimeSpan retryAfter)
        => Task.FromResult<RateLimitLease>(new Lease(limiter: null, retryAfter));

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException("AttemptAcquire");

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        Token = cancellationToken;
        return await Ask(Interlocked.Increment(ref _asked)).ConfigureAwait(false);
    }

    private sealed class Lease(ScriptedLimiter? limiter, TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = retryAfter;
            return metadataName == MetadataName.RetryAfter.Name && retryAfter is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (limiter is not null)
            {
                Interlocked.Increment(ref limiter._returned);
                limiter._allReturned.TrySetResult();
            }

            base.Dispose(disposing);
        }
    }
}
