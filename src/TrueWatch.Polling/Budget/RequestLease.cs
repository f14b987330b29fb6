using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>Permits of a <see cref="RequestLimiter"/>, or its refusal. Disposing it says that the request is over.</summary>
internal sealed class RequestLease : RateLimitLease
{
    private readonly TimeSpan? _retryAfter;
    private Action<bool>? _end;

    /// <summary>Makes a lease.</summary>
    /// <param name="end">Is told once whether a request was sent.</param>
    public RequestLease(Action<bool> end)
    {
        _end = end;
        IsAcquired = true;
    }

    /// <summary>Makes a refusal.</summary>
    /// <param name="retryAfter">When it is worth asking again; null when that is not known.</param>
    public RequestLease(TimeSpan? retryAfter) => _retryAfter = retryAfter;

    public override bool IsAcquired { get; }

    public override IEnumerable<string> MetadataNames => _retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _retryAfter : null;
        return metadata is not null;
    }

    /// <summary>Gives the permits back: nothing was sent.</summary>
    public void Return() => End(isSent: false);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End(isSent: true);
        }

        base.Dispose(disposing);
    }

    private void End(bool isSent) => Interlocked.Exchange(ref _end, null)?.Invoke(isSent);
}
