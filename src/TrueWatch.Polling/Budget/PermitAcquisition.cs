using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>Waits for what the limits of a channel allow, one acquisition after the other. Thread-safe.</summary>
internal sealed class PermitAcquisition(ChannelLimits limits)
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _cancellation;

    /// <returns>The leases; null when the acquisition was canceled.</returns>
    public async ValueTask<RateLimitLease[]?> AcquireAsync()
    {
        using var cancellation = new CancellationTokenSource();
        lock (_lock)
        {
            _cancellation = cancellation;
        }

        try
        {
            return await limits.AcquireAsync(cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            lock (_lock)
            {
                _cancellation = null;
            }
        }
    }

    /// <summary>Ends the acquisition that is under way, if there is one: nobody waits for it any more.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            _cancellation?.Cancel();
        }
    }
}
