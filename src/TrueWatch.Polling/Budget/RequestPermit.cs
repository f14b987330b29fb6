namespace TrueWatch.Polling;

/// <summary>The permission to send one request; dispose of it when the response is read. Thread-safe.</summary>
public sealed class RequestPermit : IDisposable
{
    private readonly RequestBudget _budget;
    private RateLimitLease[]? _leases;
    private volatile int _sendings = 1;
    private int _isTaken;
    private int _isReported;

    internal RequestPermit(RequestBudget budget, long number, bool isPoll, RateLimitLease[] leases)
        => (_budget, Number, IsPoll, _leases) = (budget, number, isPoll, leases);

    /// <summary>The <c>Retry-After</c> of the response; the client sets it.</summary>
    /// <value><see langword="null"/> (the default): the response has none, or an invalid one.</value>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Whether the request is a poll of a wait: a client does not retry it, because the wait polls again.</summary>
    public bool IsPoll { get; }

    /// <summary>Greater than that of every permit that was granted before.</summary>
    internal long Number { get; }

    internal BudgetIdentity Identity => _budget.Identity;

    /// <summary>Reports that the request exceeded the rate limit: every request of the key then pauses, for the time that
    /// <see cref="RetryAfter"/> says (at least a second, at most 5 minutes), else longer while it repeats. The first report of a permit
    /// counts; that of a poll is the wait's.</summary>
    public void ReportThrottled() => ReportOfCall(isThrottled: true);

    /// <summary>Reports that it did not exceed the rate limit. The first report of a permit counts; that of a poll is the wait's.</summary>
    public void ReportAdmitted() => ReportOfCall(isThrottled: false);

    /// <summary>Reports that nothing was sent, for example with an open circuit breaker: the permit is returned unused.</summary>
    public void ReportNotSent() => _sendings = 0;

    /// <summary>Reports that the request may have been sent more than once, as <see cref="HttpClient"/> does when a connection
    /// closes without a response: each sending counts.</summary>
    /// <param name="times">The number of additional times.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is negative.</exception>
    public void ReportRepeated(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        _sendings = 1 + times;
    }

    /// <summary>Ends the permit after the request. The permit of a poll is ended by its wait.</summary>
    public void Dispose()
    {
        if (!IsPoll)
        {
            End(isSent: true);
        }
    }

    /// <summary>Hands the permit of a poll to the client that sends the poll, once.</summary>
    internal bool TryTake()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) == 0)
        {
            return true;
        }

        // A poll of several requests: the next one must not wait for the end of its own poll.
        End(isSent: true);
        return false;
    }

    internal void Report(bool isThrottled, TimeSpan? pause = null)
    {
        if (Interlocked.Exchange(ref _isReported, 1) == 0)
        {
            _budget.OnReported(this, isThrottled, pause);
        }
    }

    /// <param name="isSent">Whether one was sent, as far as no client has taken the permit or said otherwise.</param>
    internal void End(bool isSent)
    {
        if (Interlocked.Exchange(ref _leases, null) is { } leases)
        {
            var sendings = isSent || Volatile.Read(ref _isTaken) != 0 ? _sendings : 0;
            _budget.OnEnded(this, sendings);
            LimiterAdapter.Release(leases, sendings > 0);
        }
    }

    private void ReportOfCall(bool isThrottled)
    {
        if (!IsPoll)
        {
            Report(isThrottled, PollingOptions.Default.Clamp(RetryAfter));
        }
    }
}
