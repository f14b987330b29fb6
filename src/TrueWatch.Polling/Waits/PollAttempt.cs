namespace TrueWatch.Polling;

/// <summary>One poll: the request of the wait that leads a flight, and what can end it. Thread-safe.</summary>
internal sealed class PollAttempt<TResult, TStatus> : IDisposable
    where TStatus : struct, Enum
{
    private readonly CancellationTokenSource _end = new();
    private readonly MonotonicClock _clock;
    private readonly Lock _lock = new();
    private readonly Alarm _alarm;
    private TimeSpan _timeout;
    private TimeSpan _due = TimeSpan.MaxValue;
    private bool _isAnswered;
    private volatile bool _isTimedOut;
    private volatile bool _isAborted;

    /// <param name="clock">The clock.</param>
    /// <param name="leader">Whose request it is.</param>
    /// <param name="timeout">How long it may take; the greatest time for no limit.</param>
    public PollAttempt(MonotonicClock clock, PollingWait<TResult, TStatus> leader, TimeSpan timeout)
    {
        _clock = clock;
        _timeout = timeout;
        _alarm = new Alarm(TimeOut);
        Leader = leader;
    }

    public PollingWait<TResult, TStatus> Leader { get; }

    /// <summary>Whether nobody wanted its answer any more, so that its failure says nothing.</summary>
    public bool IsAborted => _isAborted;

    /// <exception cref="TimeoutException">The poll was not answered in time.</exception>
    public async Task<PollingAnswer<TResult, TStatus>> SendAsync(RequestPermit permit)
    {
        Shorten(_timeout);
        try
        {
            // An operation that does not heed its token must not hold up those who do not want it any more.
            var poll = Leader.PollAsync(permit, _end.Token);
            _ = poll.ContinueWith(
                static failed => _ = failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return await poll.WaitAsync(_end.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (_isTimedOut)
        {
            throw new TimeoutException($"The poll was not answered within {PollingText.Describe(_timeout)}.", exception);
        }
        finally
        {
            lock (_lock)
            {
                _isAnswered = true;
                _clock.Clear(_alarm);
            }
        }
    }

    /// <summary>Lets the request take no longer than this from now on: somebody came who does not wait for more.</summary>
    public void Shorten(TimeSpan timeout)
    {
        lock (_lock)
        {
            if (!_isAnswered && timeout != TimeSpan.MaxValue && _clock.Now + timeout is var due && due < _due)
            {
                _timeout = timeout;
                _due = due;
                _clock.Set(_alarm, due);
            }
        }
    }

    /// <summary>Ends the request: nobody is left who wants its answer.</summary>
    public void Abort()
    {
        _isAborted = true;
        Cancel();
    }

    public void Dispose() => _end.Dispose();

    private void TimeOut()
    {
        _isTimedOut = true;
        Cancel();
    }

    private void Cancel()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer came at the same moment.
        }
        catch (AggregateException)
        {
            // A callback of the operation failed, which is nothing to those who wait.
        }
    }
}
