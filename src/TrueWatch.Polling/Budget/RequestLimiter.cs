namespace TrueWatch.Polling;

/// <summary>Enforces a <see cref="RequestLimit"/> exactly, in every window, wherever it starts. A permit counts
/// from its acquisition until one window after its lease was disposed, so that the limit holds at the service as well, whenever the request
/// arrived there. Share one instance to share the limit, for example between the keys of one workspace. Thread-safe.</summary>
/// <remarks>The limiters of System.Threading.RateLimiting divide the window into segments, and measure by the system's clock only; this one
/// is exact and takes a <see cref="TimeProvider"/>. Requests get permits in the order in which they came; continuations run on the
/// thread pool, so that they do not block each other.</remarks>
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

    /// <summary>Initializes a limiter.</summary>
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
    public override TimeSpan? IdleDuration => Locked(now =>
    {
        NoteIdleness(now);
        return now - _idleSince;
    });

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics() => Locked(now => new RateLimiterStatistics
    {
        CurrentAvailablePermits = _history.GetAvailable(Limit, now),
        CurrentQueuedCount = _waiting,
        TotalSuccessfulLeases = _granted,
        TotalFailedLeases = _refused,
    });

    internal TimeSpan GetSpacing() => Locked(now => _history.GetSpacing(Limit, now));

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, Limit.Requests);
        return Locked(now =>
        {
            if (TryGrant(permitCount, now) is { } lease)
            {
                return lease;
            }

            _refused++;
            var release = _history.GetNextRelease(Limit, now);
            return new RequestLease(end: null, release == MonotonicClock.Never ? null : release - now);
        });
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, Limit.Requests);
        if (cancellationToken.IsCancellationRequested)
        {
            return new(Task.FromCanceled<RateLimitLease>(cancellationToken));
        }

        var lease = Locked(now =>
        {
            var granted = TryGrant(permitCount, now);
            _waiting += granted is null ? Math.Max(1, permitCount) : 0;
            return granted;
        });
        return lease is null ? WaitAsync(permitCount, cancellationToken) : new(lease);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Locked(_ => _isDisposed = true);
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
                using var registration = cancellationToken.UnsafeRegister(static pause => ((Pause)pause!).End(), _pause);
                while (true)
                {
                    var (lease, pause) = Locked(now => Decide(permitCount, now));
                    if (lease is not null)
                    {
                        return lease;
                    }

                    await _pause.WaitAsync(pause).ConfigureAwait(false);
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Locked(_ => _waiting -= Math.Max(1, permitCount));
        }
    }

    private T Locked<T>(Func<TimeSpan, T> decide)
    {
        var now = _clock.Now;
        lock (_lock)
        {
            return decide(now);
        }
    }

    // What follows is called within the lock.
    private RequestLease? TryGrant(int permits, TimeSpan now)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _waiting == 0 && GetDue(permits) <= now ? Grant(permits, now) : null;
    }

    /// <returns>The lease, or a refusal after the end; before it is due, how long that takes.</returns>
    private (RequestLease? Lease, TimeSpan Pause) Decide(int permits, TimeSpan now)
    {
        var due = GetDue(permits);
        return _isDisposed ? (new RequestLease(end: null), TimeSpan.Zero)
            : due <= now ? (Grant(permits, now), TimeSpan.Zero)
            : (null, due == MonotonicClock.Never ? due : due - now);
    }

    // To ask for no permits is to ask whether there is one, as with the platform's limiters.
    private TimeSpan GetDue(int permits) => _history.GetDue(Limit, Math.Max(1, permits));

    private RequestLease Grant(int permits, TimeSpan now)
    {
        _history.Begin(permits);
        _granted++;
        _idleSince = permits > 0 ? null : _idleSince;
        return new RequestLease(isSent =>
        {
            Locked(end => _history.End(end, isSent ? permits : 0, permits));
            _pause.End();
        });
    }

    private void NoteIdleness(TimeSpan now) => _idleSince ??= _history.GetAvailable(Limit, now) == Limit.Requests ? now : null;
}
