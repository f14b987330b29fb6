namespace TrueWatch.Generated;

/// <summary>
/// The time that is left to a call, during one attempt: its <see cref="Token"/> is canceled when the time of the phase is
/// up, or by the caller.
/// </summary>
internal sealed class CallClock : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _callerToken;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _left;
    private readonly long _start;
    private readonly ITimer _timer;
    private volatile bool _isTimeUp;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="left">How much time is left to the call.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public CallClock(TimeProvider timeProvider, TimeSpan left, CancellationToken cancellationToken)
    {
        _timeProvider = timeProvider;
        _left = left;
        _callerToken = cancellationToken;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _start = timeProvider.GetTimestamp();
        _timer = timeProvider.CreateTimer(static state => ((CallClock)state!).OnTimeUp(), this, left, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the phase.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was up, and not the caller's patience.</summary>
    public bool IsTimeUp => _isTimeUp && !_callerToken.IsCancellationRequested;

    /// <summary>How much time is left to the call; never below zero.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _left - _timeProvider.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Begins the request itself, which may take so long, but no longer than the call.</summary>
    /// <returns>How long it may take.</returns>
    public TimeSpan BeginAttempt(TimeSpan timeout)
    {
        var left = Left;
        var time = timeout < left ? timeout : left;
        _timer.Change(time, Timeout.InfiniteTimeSpan);
        return time;
    }

    /// <exception cref="OperationCanceledException">The caller canceled; it carries the caller's own token.</exception>
    public void ThrowIfCanceledByCaller() => _callerToken.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void OnTimeUp()
    {
        _isTimeUp = true;
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
