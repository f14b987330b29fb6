using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>Asks limiters that may be somebody else's: whatever one does, it can do nothing worse than delay.</summary>
internal static class LimiterAdapter
{
    // A limiter that refuses without saying for how long is asked again after the first, and one that says "at once" after
    // the second.
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Asks limiters one after the other for a permit of each, on behalf of a member who has brought some of them. One that
    /// somebody else has brought and disposed of is nothing to it.
    /// </summary>
    public static async Task<LimiterResponse> AskAsync(
        RateLimiter[] limiters, BudgetMember member, MonotonicClock clock, CancellationToken cancellationToken)
    {
        var leases = new List<RateLimitLease>();
        foreach (var limiter in limiters)
        {
            var response = await AskAsync(limiter, clock, cancellationToken).ConfigureAwait(false);
            var isOwn = Array.Exists(member.Limiters, own => ReferenceEquals(own, limiter));
            if (response.Leases is { } granted)
            {
                leases.AddRange(granted);
            }
            else if (response.Fault is not ObjectDisposedException || isOwn)
            {
                Release(leases, isSent: false);
                return response;
            }
        }

        return new LimiterResponse(Leases: [.. leases]);
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

    private static async Task<LimiterResponse> AskAsync(
        RateLimiter limiter, MonotonicClock clock, CancellationToken cancellationToken)
    {
        var asked = limiter is RequestLimiter
            ? AskNowAsync(limiter, cancellationToken)
            : AskApartAsync(limiter, clock, cancellationToken);
        try
        {
            return Read(limiter, await asked.WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A limiter that does not heed the token may grant a lease yet.
            _ = asked.ContinueWith(
                static late => Release(late.Exception is null && !late.IsCanceled && late.Result is { } lease ? [lease] : [], isSent: false),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return default;
        }
        catch (Exception exception)
        {
            return new LimiterResponse(Fault: exception);
        }
    }

    private static async Task<RateLimitLease> AskNowAsync(RateLimiter limiter, CancellationToken cancellationToken)
        => await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);

    /// <summary>Asks a limiter of somebody else's, which may block.</summary>
    private static Task<RateLimitLease> AskApartAsync(
        RateLimiter limiter, MonotonicClock clock, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource<Task<RateLimitLease>>();
        clock.RunApart(() => asked.SetResult(AskNowAsync(limiter, cancellationToken)));
        return asked.Task.Unwrap();
    }

    private static LimiterResponse Read(RateLimiter limiter, RateLimitLease? lease)
    {
        switch (lease)
        {
            case null:
                throw new InvalidOperationException($"{limiter.GetType()} answered null instead of a lease.");
            case { IsAcquired: true }:
                return new LimiterResponse(Leases: [lease]);
            default:
                var pause = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : DefaultPause;
                Release([lease], isSent: false);
                return new LimiterResponse(PollingTime.Clamp(pause, ShortestPause, PollingTime.Longest));
        }
    }
}
