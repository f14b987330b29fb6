using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>Somebody who waits for permits of a <see cref="RequestLimiter"/>.</summary>
internal sealed class WaitingAcquisition(int permitCount)
{
    // What follows a permit runs at once, on the thread that releases it: this is outside of every lock.
    private readonly TaskCompletionSource<RateLimitLease> _completion = new();

    public int PermitCount => permitCount;

    public Task<RateLimitLease> Task => _completion.Task;

    public CancellationTokenRegistration Registration { get; set; }

    public void Complete(RequestLease lease)
    {
        Registration.Unregister();
        if (!_completion.TrySetResult(lease))
        {
            lease.Dispose();
        }
    }

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
