namespace TrueWatch.Polling;

/// <summary>One poll: the request of the wait that leads a flight, and what can end it. Thread-safe.</summary>
internal sealed class PollAttempt<TResult, TStatus> : Alarm, IDisposable
    where TStatus : struct, Enum
{
    private readonly CancellationTokenSource _end = new();
    private readonly MonotonicClock _clock;
    private TimeSpan _timeout;
    private TimeSpan _limit = TimeSpan.MaxValue;
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
        Leader = leader;
    }

    public PollingWait<TResult, TStatus> Leader { get; }

    /// <summary>Whether nobody wanted its answer any more, so that its failure says nothing.</summary>
    public bool IsAborted => _isAborted;

    /// <exception cref="TimeoutException">The poll was not answered in time.</exception>
    public async ValueTask<PollingAnswer<TResult, TStatus>> SendAsync(RequestPermit permit)
    {
        Shorten(_timeout);
        try
        {
            var sent = Leader.PollAsync(permit, _end.Token);
            if (sent.IsCompleted)
            {
                return await sent.ConfigureAwait(false);
            }

            // An operation that does not heed its token must not hold up those who do not want it any more.
            var poll = sent.AsTask();
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
            lock (_end)
            {
                _isAnswered = true;
                _clock.Clear(this);
            }
        }
    }

    /// <summary>Lets the request take no longer than this from now on: somebody came who does not wait for more.</summary>
    public void Shorten(TimeSpan timeout)
    {
        lock (_end)
        {
            if (!_isAnswered && timeout != TimeSpan.MaxValue && _clock.Now + timeout is var due && due < _limit)
            {
                _timeout = timeout;
                _limit = due;
                _clock.Set(this, due);
            }
        }
    }

    /// <summary>Ends the request: nobody is left who wants its answer.</summary>
    public void Abort()
    {
        _isAborted = true;
        Cancel();
    }

    /// <summary>The time for the answer is up.</summary>
    public override void Ring()
    {
        _isTimedOut = true;
        Cancel();
    }

    public void Dispose() => _end.Dispose();

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
