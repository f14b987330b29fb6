using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// The permission to send one request, and what its answer says of further ones. Dispose it when the answer is read.
/// Thread-safe.
/// </summary>
public sealed class RequestPermit : IDisposable
{
    private const int Taken = 1;
    private const int Reported = 2;
    private const int Over = 4;

    private readonly RequestBudget _budget;
    private RateLimitLease[]? _leases;
    private volatile int _sendings = 1;
    private int _state;

    internal RequestPermit(RequestBudget budget, long number, bool isPoll, RateLimitLease[] leases)
    {
        _budget = budget;
        Number = number;
        IsPoll = isPoll;
        _leases = leases;
    }

    /// <summary>
    /// How long the service asks to wait before the next request: the client that sends the request sets it from the
    /// answer's <c>Retry-After</c>.
    /// </summary>
    /// <value><see langword="null"/> (the default): the answer did not say, or not understandably.</value>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>
    /// Whether the request is a poll of a wait, which gets over faults itself: a client sends such a request once.
    /// </summary>
    public bool IsPoll { get; }

    /// <summary>Greater than that of every permit that was granted before.</summary>
    internal long Number { get; }

    /// <summary>Whose requests it is for.</summary>
    internal BudgetIdentity Identity => _budget.Identity;

    /// <summary>
    /// Says that the service refused the request as one too many: every request of the key then pauses, for the time
    /// that <see cref="RetryAfter"/> says (at least a second, at most 5 minutes), else longer while it repeats. The
    /// first report of a permit counts; that of a poll is the wait's.
    /// </summary>
    public void ReportThrottled()
    {
        if (!IsPoll)
        {
            ReportThrottledOnce(PollingOptions.Default.Clamp(RetryAfter));
        }
    }

    /// <summary>
    /// Says that the service did not refuse the request as one too many. The first report of a permit counts; that of a
    /// poll is the wait's.
    /// </summary>
    public void ReportAdmitted()
    {
        if (!IsPoll)
        {
            ReportAdmittedOnce();
        }
    }

    /// <summary>
    /// Says that nothing was sent, as when there was no key, or a circuit breaker was open: the permit then costs nothing.
    /// </summary>
    public void ReportNotSent() => _sendings = 0;

    /// <summary>
    /// Says that the request may have been sent again without being asked for, as <see cref="HttpClient"/> does when a
    /// connection closes without an answer: each sending counts.
    /// </summary>
    /// <param name="times">How often, beside the first time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is negative.</exception>
    public void ReportRepeated(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        _sendings = 1 + times;
    }

    /// <summary>Says that the request is over, whatever became of it. That of a poll is the wait's to say.</summary>
    public void Dispose()
    {
        EndSending(isSent: true);
        if (!IsPoll && TrySet(Over))
        {
            _budget.OnEnded(this);
        }
    }

    /// <summary>Hands the permit of a poll to the client that sends the poll, once.</summary>
    internal bool TryTake()
    {
        var isFirst = TrySet(Taken);
        if (!isFirst && TrySet(Over))
        {
            // A poll of several requests: the next one must not wait for the end of its own poll.
            _budget.OnEnded(this);
        }

        return isFirst;
    }

    /// <summary>Says that the poll is over.</summary>
    /// <param name="isSent">Whether a request was sent, as far as no client has said it.</param>
    internal void End(bool isSent)
    {
        EndSending(isSent || (Volatile.Read(ref _state) & Taken) != 0);
        if (TrySet(Over))
        {
            _budget.OnEnded(this);
        }
    }

    internal void ReportThrottledOnce(TimeSpan? pause)
    {
        if (TrySet(Reported))
        {
            _budget.OnReported(this, isThrottled: true, pause);
        }
    }

    internal void ReportAdmittedOnce()
    {
        if (TrySet(Reported))
        {
            _budget.OnReported(this, isThrottled: false);
        }
    }

    private void EndSending(bool isSent)
    {
        if (Interlocked.Exchange(ref _leases, null) is { } leases)
        {
            var sendings = isSent ? _sendings : 0;
            _budget.OnSent(sendings);
            LimiterAdapter.Release(leases, sendings > 0);
        }
    }

    private bool TrySet(int flag)
    {
        for (var state = Volatile.Read(ref _state); (state & flag) == 0; state = Volatile.Read(ref _state))
        {
            if (Interlocked.CompareExchange(ref _state, state | flag, state) == state)
            {
                return true;
            }
        }

        return false;
    }
}
