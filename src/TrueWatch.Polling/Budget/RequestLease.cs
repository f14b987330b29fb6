using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>Permits of a <see cref="RequestLimiter"/>, or its refusal. Disposing it says that the request is over.</summary>
internal sealed class RequestLease : RateLimitLease
{
    private readonly TimeSpan? _retryAfter;
    private readonly int _permits;
    private RequestLimiter? _limiter;

    public RequestLease(RequestLimiter limiter, int permits)
    {
        _limiter = limiter;
        _permits = permits;
        IsAcquired = true;
    }

    private RequestLease(TimeSpan? retryAfter) => _retryAfter = retryAfter;

    public override bool IsAcquired { get; }

    public override IEnumerable<string> MetadataNames => _retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public static RequestLease Refused(TimeSpan? retryAfter) => new(retryAfter);

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _retryAfter : null;
        return metadata is not null;
    }

    /// <summary>Gives the permits back: nothing was sent.</summary>
    public void Return() => Interlocked.Exchange(ref _limiter, null)?.EndLease(_permits, used: false);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Interlocked.Exchange(ref _limiter, null)?.EndLease(_permits, used: true);
        }

        base.Dispose(disposing);
    }
}
