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
/// they came.
/// </remarks>
public sealed class RequestLimiter : RateLimiter
{
    // Two clocks differ a little, and a service may count both ends of its window.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly Queue<TimeSpan> _releases = [];
    private readonly LinkedList<WaitingAcquisition> _waiting = [];
    private readonly MonotonicClock _clock;
    private readonly Alarm _alarm;
    private readonly TimeSpan _hold;
    private TimeSpan? _idleSince;
    private int _leased;
    private long _granted;
    private long _refused;
    private bool _disposed;

    /// <summary>Makes a limiter.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="timeProvider">The clock of the window; <see cref="TimeProvider.System"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="limit"/> is <see langword="null"/>.</exception>
    public RequestLimiter(RequestLimit limit, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(limit);
        Limit = limit;
        _hold = limit.Window + Margin;
        _clock = MonotonicClock.Of(timeProvider ?? TimeProvider.System);
        _alarm = new CallbackAlarm(OnRelease);
        _idleSince = _clock.Now;
    }

    /// <summary>The limit.</summary>
    public RequestLimit Limit { get; }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                Release();
                return _idleSince is { } since ? _clock.Now - since : null;
            }
        }
    }

    /// <summary>What lives as long as permits are in use: the channel that the limiter was made for.</summary>
    internal object? Owner { get; init; }

    private int Available => Limit.Requests - _leased - _releases.Count;

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            Release();
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Available,
                CurrentQueuedCount = _waiting.Sum(static waiting => waiting.PermitCount),
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>
    /// How far apart polls should be so that the free permits last until the next ones come free, and a call that comes
    /// in between does not wait for long: nothing while half of the permits are free, else at least an even share of
    /// the window.
    /// </summary>
    internal TimeSpan GetSpacing()
    {
        lock (_lock)
        {
            Release();
            var available = Available;
            if (available * 2 > Limit.Requests)
            {
                return TimeSpan.Zero;
            }

            var even = Limit.Window / Limit.Requests;
            var next = _releases.TryPeek(out var release) ? release - _clock.Now : _hold;
            var lasting = next / (available + 1);
            return lasting > even ? lasting : even;
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, Limit.Requests);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Release();
            if (_waiting.Count == 0 && permitCount <= Available)
            {
                return Grant(permitCount);
            }

            _refused++;
            return RequestLease.Refused(_releases.TryPeek(out var release) ? release - _clock.Now : null);
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

        WaitingAcquisition waiting;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Release();
            if (_waiting.Count == 0 && permitCount <= Available)
            {
                return ValueTask.FromResult<RateLimitLease>(Grant(permitCount));
            }

            waiting = new WaitingAcquisition(permitCount);
            _waiting.AddLast(waiting);
            SetAlarm();
        }

        waiting.Registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (limiter, waiting) = ((RequestLimiter, WaitingAcquisition))state!;
                limiter.Cancel(waiting, token);
            },
            (this, waiting));
        return new ValueTask<RateLimitLease>(waiting.Task);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        List<WaitingAcquisition> refused;
        lock (_lock)
        {
            _disposed = true;
            refused = [.. _waiting];
            _waiting.Clear();
            _clock.Clear(_alarm);
        }

        refused.ForEach(static waiting => waiting.Complete(RequestLease.Refused(retryAfter: null)));
        base.Dispose(disposing);
    }

    /// <summary>Ends the use of permits; they come free one window later, or at once when they were not used.</summary>
    internal void EndLease(int permits, bool used)
    {
        lock (_lock)
        {
            _leased -= permits;
            for (var permit = 0; used && permit < permits; permit++)
            {
                _releases.Enqueue(_clock.Now + _hold);
            }

            if (!_disposed)
            {
                SetAlarm();
            }
        }

        if (!used)
        {
            GrantWaiting();
        }
    }

    private void OnRelease()
    {
        GrantWaiting();
        lock (_lock)
        {
            if (!_disposed)
            {
                SetAlarm();
            }
        }
    }

    private void GrantWaiting()
    {
        while (TakeGranted() is var (waiting, lease))
        {
            waiting.Complete(lease);
        }
    }

    private (WaitingAcquisition Waiting, RequestLease Lease)? TakeGranted()
    {
        lock (_lock)
        {
            Release();
            if (_waiting.First is not { Value: var waiting } || waiting.PermitCount > Available)
            {
                return null;
            }

            _waiting.RemoveFirst();
            return (waiting, Grant(waiting.PermitCount));
        }
    }

    private void Cancel(WaitingAcquisition waiting, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(waiting))
            {
                return;
            }
        }

        waiting.Cancel(cancellationToken);
        GrantWaiting();
    }

    private RequestLease Grant(int permits)
    {
        _leased += permits;
        _granted++;
        _idleSince = null;
        return new RequestLease(this, permits);
    }

    private void Release()
    {
        while (_releases.TryPeek(out var release) && release <= _clock.Now)
        {
            _releases.Dequeue();
        }

        if (_leased + _releases.Count == 0)
        {
            _idleSince ??= _clock.Now;
        }
    }

    /// <summary>
    /// The alarm is set as long as permits are in use, waited for or not: the clock then keeps the limiter alive, and
    /// with it the memory of the requests, even when every client of the key is gone.
    /// </summary>
    private void SetAlarm()
    {
        if (!_alarm.IsSet && _releases.TryPeek(out var release))
        {
            _clock.Set(_alarm, release);
        }
    }
}
