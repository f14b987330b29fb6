using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// Keeps requests to a <see cref="RequestLimit"/>, exactly: no window, wherever it starts, holds more of them. A permit
/// counts from its acquisition until one window after its lease was disposed, so that the limit holds at the service as
/// well, whenever the request arrived there. Share one instance to share the limit, for example between the keys of one
/// workspace. Thread-safe.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting divide the window into segments, and measure by the system's clock
/// only; this one is exact and takes a <see cref="TimeProvider"/>. Waiting requests are served in the order in which
/// they came; what follows their permits runs on the thread pool, so that none of them holds up another.
/// </remarks>
public sealed class RequestLimiter : RateLimiter
{
    // Whoever has the turn waits for its time, and the others for the turn.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly MonotonicClock _clock;
    private readonly Pause _pause;

    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly RequestHistory _history = new();
    private TimeSpan? _idleSince = TimeSpan.Zero;
    private long _granted;
    private long _refused;
    private int _waiting;
    private bool _isDisposed;

    /// <summary>Makes a limiter.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="timeProvider">The clock of the window; <see cref="TimeProvider.System"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="limit"/> is <see langword="null"/>.</exception>
    public RequestLimiter(RequestLimit limit, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(limit);
        Limit = limit;
        _history.Remember(limit);
        _clock = new MonotonicClock(timeProvider ?? TimeProvider.System);
        _pause = new Pause(_clock);
    }

    /// <summary>The limit.</summary>
    public RequestLimit Limit { get; }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            var now = _clock.Now;
            lock (_lock)
            {
                NoteIdleness(now);
                return now - _idleSince;
            }
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        var now = _clock.Now;
        lock (_lock)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = _history.GetAvailable(Limit, now),
                CurrentQueuedCount = _waiting,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>How far apart polls should be, as <see cref="RequestHistory.GetSpacing"/> says.</summary>
    internal TimeSpan GetSpacing()
    {
        var now = _clock.Now;
        lock (_lock)
        {
            return _history.GetSpacing(Limit, now);
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, Limit.Requests);
        var now = _clock.Now;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_waiting == 0 && GetDue(permitCount) <= now)
            {
                return Grant(permitCount, now);
            }

            _refused++;
            var release = _history.GetNextRelease(Limit, now);
            return new RequestLease(release == MonotonicClock.Never ? null : release - now);
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, Limit.Requests);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
        }

        var now = _clock.Now;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_waiting == 0 && GetDue(permitCount) <= now)
            {
                return ValueTask.FromResult<RateLimitLease>(Grant(permitCount, now));
            }

            _waiting += Math.Max(1, permitCount);
        }

        return WaitAsync(permitCount, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        _pause.End();
        base.Dispose(disposing);
    }

    private async ValueTask<RateLimitLease> WaitAsync(int permitCount, CancellationToken cancellationToken)
    {
        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var registration = cancellationToken.UnsafeRegister(
                    static (pause, _) => ((Pause)pause!).End(), _pause);
                RequestLease? lease;
                while ((lease = TryGrant(permitCount, out var pause)) is null)
                {
                    await _pause.WaitAsync(pause).ConfigureAwait(false);
                    cancellationToken.ThrowIfCancellationRequested();
                }

                return lease;
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            lock (_lock)
            {
                _waiting -= Math.Max(1, permitCount);
            }
        }
    }

    /// <returns>The lease, or a refusal after the end; null before it is due.</returns>
    private RequestLease? TryGrant(int permitCount, out TimeSpan pause)
    {
        var now = _clock.Now;
        lock (_lock)
        {
            var due = GetDue(permitCount);
            pause = due == MonotonicClock.Never ? due : due - now;
            return _isDisposed ? new RequestLease(retryAfter: null) : due <= now ? Grant(permitCount, now) : null;
        }
    }

    // To ask for no permits is to ask whether there is one, as with the platform's limiters.
    private TimeSpan GetDue(int permits) => _history.GetDue(Limit, Math.Max(1, permits));

    private RequestLease Grant(int permits, TimeSpan now)
    {
        NoteIdleness(now);
        _history.Begin(permits);
        _granted++;
        _idleSince = permits > 0 ? null : _idleSince;
        return new RequestLease(isSent => EndLease(permits, isSent));
    }

    private void EndLease(int permits, bool isSent)
    {
        var now = _clock.Now;
        lock (_lock)
        {
            _history.End(now, isSent ? permits : 0, permits);
        }

        _pause.End();
    }

    private void NoteIdleness(TimeSpan now)
    {
        if (_idleSince is null && _history.GetAvailable(Limit, now) == Limit.Requests)
        {
            _idleSince = now;
        }
    }
}
