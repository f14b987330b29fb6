using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace TrueWatch.Cli.Service;

/// <summary>A permit of a <see cref="SharedBudget"/>, or its refusal.</summary>
/// <param name="onEnd">Told once when the permit is not used any more; null where there is nothing to tell.</param>
/// <param name="retryAfter">Of a refusal, when to ask again; null of a permit.</param>
internal sealed class SharedBudgetLease(Action? onEnd, TimeSpan? retryAfter) : RateLimitLease
{
    private Action? _onEnd = onEnd;

    public override bool IsAcquired => retryAfter is null;

    public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
        return metadata is not null;
    }

    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref _onEnd, null)?.Invoke();
        base.Dispose(disposing);
    }
}
