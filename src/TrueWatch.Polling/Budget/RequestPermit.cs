using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// The permission to send one request, and what its answer says of further ones. Dispose it when the answer is read.
/// Thread-safe.
/// </summary>
public sealed class RequestPermit : IDisposable
{
    private static readonly AsyncLocal<RequestPermit?> Ambient = new();

    private readonly PollingChannel _channel;
    private RateLimitLease[]? _leases;
    private int _isTaken;
    private int _isReturned;
    private int _isReported;

    internal RequestPermit(PollingChannel channel, RateLimitLease[] leases)
    {
        _channel = channel;
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
    public bool IsPoll { get; private set; }

    /// <summary>Greater than that of every permit that was granted before.</summary>
    internal long Number { get; set; }

    /// <summary>
    /// Says that the service refused the request as one too many: every request of the key then pauses, for the time
    /// that <see cref="RetryAfter"/> says (at least a second, at most 5 minutes), else longer while it repeats. The
    /// first report of a permit counts; that of a poll is the wait's.
    /// </summary>
    public void ReportThrottled()
    {
        if (!IsPoll)
        {
            ReportThrottledOnce(new PollingOptions().Clamp(RetryAfter));
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

    /// <summary>Says that the request is over, whatever became of it. That of a poll is the wait's to say.</summary>
    public void Dispose()
    {
        if (IsPoll)
        {
            // Further requests of the poll may need the permits; the poll itself is the wait's to end.
            EndLeases(isUsed: true);
        }
        else
        {
            Return(isUsed: true);
        }
    }

    /// <summary>The permit that a poll was given, once, when this is called from within that poll.</summary>
    internal static RequestPermit? TakeAmbient(ChannelIdentity identity)
    {
        if (Ambient.Value is not { } permit || permit._channel.Identity != identity || Volatile.Read(ref permit._isReturned) != 0)
        {
            return null;
        }

        if (Interlocked.Exchange(ref permit._isTaken, 1) == 0)
        {
            return permit;
        }

        // A poll of several requests: the next one must not wait for the end of its own poll.
        permit._channel.OnReturned(permit);
        return null;
    }

    /// <param name="isUsed">Whether a request was sent.</param>
    internal void Return(bool isUsed)
    {
        if (Interlocked.Exchange(ref _isReturned, 1) == 0)
        {
            EndLeases(isUsed);
            _channel.OnReturned(this);
        }
    }

    /// <summary>Lets the client that is called next in this flow use the permit for its request.</summary>
    internal void Offer()
    {
        IsPoll = true;
        Ambient.Value = this;
    }

    internal void ReportThrottledOnce(TimeSpan? pause)
    {
        if (Interlocked.Exchange(ref _isReported, 1) == 0)
        {
            _channel.OnThrottled(this, pause);
        }
    }

    internal void ReportAdmittedOnce()
    {
        if (Interlocked.Exchange(ref _isReported, 1) == 0)
        {
            _channel.OnAdmitted(this);
        }
    }

    private void EndLeases(bool isUsed)
    {
        var leases = Interlocked.Exchange(ref _leases, null) ?? [];
        if (isUsed)
        {
            Array.ForEach(leases, static lease => lease.Dispose());
        }
        else
        {
            ChannelLimits.Return(leases);
        }
    }
}
