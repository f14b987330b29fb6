namespace TrueWatch.Polling;

/// <summary>Asks limiters that may be somebody else's: whatever one does, it can do nothing worse than delay.</summary>
internal static class LimiterAdapter
{
    // A limiter that refuses without saying for how long is asked again after the first, one that says "at once" after the second.
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks limiters one after the other for a permit of each, on behalf of a member who has brought some of them.</summary>
    /// <returns>One lease of each; else when to ask again, at once where nobody wants to know any more.</returns>
    /// <exception cref="RequestLimiterException">A limiter failed.</exception>
    public static async Task<(RateLimitLease[]? Leases, TimeSpan RetryAfter)> AskAsync(
        RateLimiter[] limiters, BudgetMember member, MonotonicClock clock, CancellationToken cancellationToken)
    {
        var leases = new List<RateLimitLease>();
        foreach (var limiter in limiters)
        {
            try
            {
                var lease = await AskAsync(limiter, clock, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"{limiter.GetType()} returned null instead of a lease.");
                leases.Add(lease);
                if (!lease.IsAcquired)
                {
                    var pause = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : DefaultPause;
                    Release(leases, isSent: false);
                    return (null, PollingTime.Clamp(pause, ShortestPause, PollingTime.Longest));
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Release(leases, isSent: false);
                return default;
            }
            catch (ObjectDisposedException) when (!Array.Exists(member.Limiters, own => ReferenceEquals(own, limiter)))
            {
                // Somebody else has brought it and disposed of it, which is nothing to the member.
            }
            catch (Exception fault)
            {
                Release(leases, isSent: false);
                throw new RequestLimiterException($"A limiter of the budget failed, and nothing was sent. {fault.Message}", fault);
            }
        }

        return ([.. leases], TimeSpan.Zero);
    }

    /// <summary>Gives leases back, and says whether a request was sent with them, which only a limiter of ours can be told.</summary>
    public static void Release(IEnumerable<RateLimitLease> leases, bool isSent)
    {
        foreach (var lease in leases)
        {
            if (!isSent)
            {
                (lease as RequestLease)?.Return();
            }

            // It is over for us, whatever it is for the limiter.
            Quietly.Run(lease.Dispose);
        }
    }

    private static async Task<RateLimitLease?> AskAsync(RateLimiter limiter, MonotonicClock clock, CancellationToken cancellationToken)
    {
        var asked = limiter is RequestLimiter ? AcquireAsync() : AcquireApartAsync();
        try
        {
            return await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A limiter that does not heed the token may grant a lease yet.
            _ = asked.ContinueWith(
                static late => Release(late.Exception is null && !late.IsCanceled && late.Result is { } lease ? [lease] : [], isSent: false),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }

        async Task<RateLimitLease> AcquireAsync() => await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);

        // One of somebody else's may block.
        Task<RateLimitLease> AcquireApartAsync()
        {
            var acquired = new TaskCompletionSource<Task<RateLimitLease>>();
            clock.RunApart(() => acquired.SetResult(AcquireAsync()));
            return acquired.Task.Unwrap();
        }
    }
}
