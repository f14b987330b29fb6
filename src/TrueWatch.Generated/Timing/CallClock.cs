namespace TrueWatch.Generated;

/// <summary>
/// The time that is left to a call, during one attempt: its <see cref="Token"/> is canceled when the time of the phase is
/// up, or by the caller. Serves one attempt after the other: <see cref="Begin"/>, where that takes time
/// <see cref="BeginPreparation"/>, then <see cref="BeginRequest"/> and <see cref="TryEnd"/>.
/// </summary>
internal sealed class CallClock : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    // Never zero: some clocks would then ring at once, within the lock.
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    // The system's timers count in it, and may fire up to one too early: less would be no time at all to them.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private CancellationTokenRegistration _registration;
    private CancellationToken _callerToken;
    private readonly long _origin;
    private TimeSpan _begin;
    private TimeSpan _end;
    private TimeSpan _requestTime;
    private int _attempt;
    private bool _hasPreparation;
    private TimeSpan _due = Never;

    // A timer that is set already is left alone: to be woken once for nothing costs less than to set it for each attempt.
    private TimeSpan _setFor = Never;
    private bool _isTimeUp;

    public CallClock(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _origin = timeProvider.GetTimestamp();

        // It outlives the call that it was made for, and must keep nothing of its caller's alive.
        using AsyncFlowControl? _ = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = timeProvider.CreateTimer(
            static state => ((CallClock)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the phase.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was up, and not the caller's patience.</summary>
    public bool IsTimeUp => Volatile.Read(ref _isTimeUp) && !_callerToken.IsCancellationRequested;

    /// <summary>The number of the attempt; the clock may serve another one when a request that nobody waits for still goes on.</summary>
    public int Attempt => Volatile.Read(ref _attempt);

    /// <summary>How much time is left to the call; never below zero.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _end - Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>How much time is left to the call, as long as nothing but its preparation took any; never below zero.</summary>
    public TimeSpan LeftToBegin => _hasPreparation ? Left : _end - _begin;

    private TimeSpan Now => _timeProvider.GetElapsedTime(_origin);

    /// <summary>Begins an attempt of a call that has so much time left.</summary>
    public void Begin(TimeSpan left, CancellationToken cancellationToken)
    {
        _begin = Now;
        _end = _begin + left;
        _hasPreparation = false;
        _callerToken = cancellationToken;
        Interlocked.Increment(ref _attempt);
        _registration = cancellationToken.UnsafeRegister(static (state, _) => ((CallClock)state!)._source.Cancel(), this);
    }

    /// <summary>Begins to get what the request needs, which may take as long as the call.</summary>
    public void BeginPreparation()
    {
        _hasPreparation = true;
        Limit(_end);
    }

    /// <summary>Begins the request itself, which may take so long, but no longer than the call.</summary>
    /// <returns>How long it may take.</returns>
    public TimeSpan BeginRequest(TimeSpan timeout)
    {
        _requestTime = timeout;
        var left = LeftToBegin;
        var time = timeout < left ? timeout : left;
        Limit(_end - left + time);
        return time;
    }

    /// <summary>
    /// A part of a file was sent or has come: the request has its time anew, and the call at least as much. A large file may
    /// take hours, as long as something moves.
    /// </summary>
    public void Extend(int attempt)
    {
        lock (_lock)
        {
            if (attempt == _attempt && _due != Never)
            {
                _due = Now + _requestTime;
                _end = _due > _end ? _due : _end;
            }
        }
    }

    /// <summary>Ends the attempt.</summary>
    /// <returns>Whether another one can begin.</returns>
    public bool TryEnd()
    {
        _registration.Dispose();
        _registration = default;
        _callerToken = default;
        lock (_lock)
        {
            _due = Never;
            if (_isTimeUp)
            {
                return false;
            }
        }

#if NET
        return _source.TryReset();
#else
        return false;
#endif
    }

    /// <exception cref="OperationCanceledException">The caller canceled; it carries the caller's own token.</exception>
    public void ThrowIfCanceledByCaller() => _callerToken.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Limit(TimeSpan due)
    {
        lock (_lock)
        {
            _due = due;
            if (due < _setFor)
            {
                SetTimer(Instant);
            }
        }
    }

    private void SetTimer(TimeSpan shortest)
    {
        var time = _due - Now;
        _setFor = _due;
        _timer.Change(time > shortest ? time : shortest, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            _setFor = Never;
            if (_due == Never)
            {
                return;
            }

            // It was set for an attempt before, or fires before its time, as timers may.
            if (Now < _due)
            {
                SetTimer(Tick);
                return;
            }

            Volatile.Write(ref _isTimeUp, true);
        }

        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended at the same moment.
        }
        catch (AggregateException)
        {
            // A callback of a handler failed, which must not end the process: this is the timer's thread.
        }
    }
}
