namespace TrueWatch.Generated;

/// <summary>
/// The time that is left to a call, during one attempt: its <see cref="Token"/> is canceled when the time of the phase is
/// up, or by the caller. Serves one attempt after the other: <see cref="Begin"/>, then <see cref="TryEnd"/>.
/// </summary>
internal sealed class CallClock : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private CancellationTokenRegistration _registration;
    private CancellationToken _callerToken;
    private TimeSpan _left;
    private TimeSpan? _due;
    private long _start;
    private bool _isTimeUp;

    public CallClock(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;

        // It outlives the call that it was made for, and must keep nothing of its caller's alive.
        using AsyncFlowControl? _ = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = timeProvider.CreateTimer(
            static state => ((CallClock)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the phase.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was up, and not the caller's patience.</summary>
    public bool IsTimeUp => Volatile.Read(ref _isTimeUp) && !_callerToken.IsCancellationRequested;

    /// <summary>How much time is left to the call; never below zero.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _left - _timeProvider.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Begins an attempt of a call that has so much time left.</summary>
    public void Begin(TimeSpan left, CancellationToken cancellationToken)
    {
        _left = left;
        _callerToken = cancellationToken;
        _start = _timeProvider.GetTimestamp();
        Limit(left);
        _registration = cancellationToken.UnsafeRegister(static (state, _) => ((CallClock)state!)._source.Cancel(), this);
    }

    /// <summary>Begins the request itself, which may take so long, but no longer than the call.</summary>
    /// <returns>How long it may take.</returns>
    public TimeSpan BeginRequest(TimeSpan timeout)
    {
        var left = Left;
        var time = timeout < left ? timeout : left;
        Limit(_left - left + time);
        return time;
    }

    /// <summary>Ends the attempt.</summary>
    /// <returns>Whether another one can begin.</returns>
    public bool TryEnd()
    {
        _registration.Dispose();
        _callerToken = default;
        lock (_lock)
        {
            _due = null;
            if (_isTimeUp)
            {
                return false;
            }
        }

        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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
        }

        SetTimer(due);
    }

    private void SetTimer(TimeSpan due)
    {
        var time = due - _timeProvider.GetElapsedTime(_start);
        _timer.Change(time > TimeSpan.Zero ? time : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            // Set for an attempt that has ended, or before the time, as timers may.
            if (_due is not { } due)
            {
                return;
            }

            if (_timeProvider.GetElapsedTime(_start) < due)
            {
                SetTimer(due);
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
