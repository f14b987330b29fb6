using System.Collections.Immutable;
using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// The limits of a channel: every one that a client of the key was made with holds for all of them. Thread-safe.
/// </summary>
internal sealed class ChannelLimits(PollingChannel channel, TimeProvider timeProvider)
{
    // A limiter that refuses without saying for how long is asked again after this time.
    private static readonly TimeSpan RefusalPause = TimeSpan.FromSeconds(1);

    private ImmutableArray<RateLimiter> _limiters = [];

    public void Add(RequestLimit? limit, IEnumerable<RateLimiter> limiters)
    {
        foreach (var limiter in limiters)
        {
            ImmutableInterlocked.Update(ref _limiters, static (all, one) => all.Contains(one) ? all : all.Add(one), limiter);
        }

        if (limit is not null)
        {
            // In front: a permit of the key costs nobody else anything while it waits for one of the workspace.
            ImmutableInterlocked.Update(
                ref _limiters,
                static (all, one) => all.Any(limiter => limiter is RequestLimiter { Owner: not null } own && own.Limit == one.limit)
                    ? all
                    : all.Insert(0, new RequestLimiter(one.limit, one.timeProvider) { Owner = one.channel }),
                (limit, timeProvider, channel));
        }
    }

    /// <summary>How far apart polls should be, by the limits that tell.</summary>
    public TimeSpan GetSpacing()
    {
        var spacing = TimeSpan.Zero;
        foreach (var limiter in _limiters)
        {
            var own = (limiter as RequestLimiter)?.GetSpacing();
            spacing = own > spacing ? own.Value : spacing;
        }

        return spacing;
    }

    /// <summary>Whether no limiter is somebody else's, who may have to ask another machine.</summary>
    public bool AreLocal
    {
        get
        {
            foreach (var limiter in _limiters)
            {
                if (limiter is not RequestLimiter)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public RateLimitLease[]? TryAcquire()
    {
        var limiters = _limiters;
        RateLimitLease[] leases = limiters.IsEmpty ? [] : new RateLimitLease[limiters.Length];
        for (var index = 0; index < leases.Length; index++)
        {
            leases[index] = limiters[index].AttemptAcquire();
            if (!leases[index].IsAcquired)
            {
                Return(leases.AsSpan(0, index + 1));
                return null;
            }
        }

        return leases;
    }

    public async ValueTask<RateLimitLease[]> AcquireAsync(CancellationToken cancellationToken)
    {
        var limiters = _limiters;
        var leases = new RateLimitLease[limiters.Length];
        var count = 0;
        try
        {
            for (; count < leases.Length; count++)
            {
                leases[count] = await AcquireAsync(limiters[count], cancellationToken).ConfigureAwait(false);
            }

            return leases;
        }
        finally
        {
            if (count < leases.Length)
            {
                Return(leases.AsSpan(0, count));
            }
        }
    }

    /// <summary>Gives back what no request was sent with.</summary>
    public static void Return(ReadOnlySpan<RateLimitLease> leases)
    {
        foreach (var lease in leases)
        {
            (lease as RequestLease)?.Return();
            lease.Dispose();
        }
    }

    private async ValueTask<RateLimitLease> AcquireAsync(RateLimiter limiter, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
            if (lease.IsAcquired)
            {
                return lease;
            }

            var pause = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : RefusalPause;
            lease.Dispose();
            await channel.Clock.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
