namespace TrueWatch.Polling;

/// <summary>Permits of a <see cref="RequestLimiter"/>, or its refusal. Disposing it says that the request is over.</summary>
/// <param name="end">Is told once whether a request was sent; null for a refusal.</param>
/// <param name="retryAfter">When it is worth asking again after a refusal; null when that is not known.</param>
internal sealed class RequestLease(Action<bool>? end, TimeSpan? retryAfter = null) : RateLimitLease
{
    private Action<bool>? _end = end;

    public override bool IsAcquired { get; } = end is not null;

    public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
        return metadata is not null;
    }

    public void Return() => End(isSent: false);

    protected override void Dispose(bool disposing)
    {
        End(isSent: true);
        base.Dispose(disposing);
    }

    private void End(bool isSent) => Interlocked.Exchange(ref _end, null)?.Invoke(isSent);
}
