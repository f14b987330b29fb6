namespace TrueWatch.Polling;

/// <summary>
/// One poll: the request of the wait that leads a flight, and what can end it. Serves one poll after the other, as long
/// as none was ended. Thread-safe.
/// </summary>
internal sealed class PollAttempt(MonotonicClock clock) : Alarm, IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private TimeSpan _timeout;

    // The greatest time for none: a poll that was answered at once has no use for one.
    private TimeSpan _limit = TimeSpan.MaxValue;
    private volatile bool _isTimedOut;
    private volatile bool _isAbandoned;

    // What is being sent, for the flow that it is sent in: a closure would be garbage of every poll.
    private object? _leader;
    private RequestPermit? _permit;
    private Task? _poll;

    /// <summary>Whether nobody wanted its answer any more, so that its failure says nothing.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>Sends the poll as if the leader's caller had done so: in the flow that the wait was begun in.</summary>
    /// <param name="leader">Whose request it is.</param>
    /// <param name="permit">The permit.</param>
    /// <param name="timeout">How long it may take; the greatest time for no limit.</param>
    /// <exception cref="TimeoutException">The poll was not answered in time.</exception>
#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<PollingAnswer<TResult, TStatus>> SendAsync<TResult, TStatus>(
        PollingWait<TResult, TStatus> leader, RequestPermit permit, TimeSpan timeout)
        where TStatus : struct, Enum
    {
        var start = clock.Now;
        try
        {
            var poll = Send(leader, permit);
            if (poll.IsCompleted)
            {
                return await poll.ConfigureAwait(false);
            }

            Limit(timeout, start);

            // An operation that does not heed its token must not hold up those who do not want it any more.
            try
            {
                return await poll.WaitAsync(_end.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _ = poll.ContinueWith(
                    static failed => _ = failed.Exception,
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
                throw;
            }
        }
        catch (Exception exception) when (_isTimedOut)
        {
            throw new TimeoutException($"The poll was not answered within {PollingText.Describe(_timeout)}.", exception);
        }
    }

    /// <summary>Lets the request take no longer than this from now on: somebody came who does not wait for more.</summary>
    public void Shorten(TimeSpan timeout) => Limit(timeout, clock.Now);

    /// <summary>Says that nobody is left who wants the answer. <see cref="Cancel"/> then ends the request.</summary>
    public void Abandon() => _isAbandoned = true;

    /// <summary>The time for the answer is up.</summary>
    public override void Ring()
    {
        lock (_end)
        {
            // It may have been set for the poll before.
            if (clock.Now < _limit)
            {
                return;
            }

            _isTimedOut = true;
        }

        Cancel();
    }

    public void Cancel()
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

    /// <summary>Ends the poll. Nobody shortens it any more.</summary>
    /// <returns>Whether another one can be sent.</returns>
    public bool TryEnd()
    {
        if (_limit != TimeSpan.MaxValue)
        {
            lock (_end)
            {
                _limit = TimeSpan.MaxValue;
                clock.Clear(this);
            }
        }

#if NET
        return !_isTimedOut && !_isAbandoned && _end.TryReset();
#else
        return false;
#endif
    }

    public void Dispose() => _end.Dispose();

    private void Limit(TimeSpan timeout, TimeSpan since)
    {
        lock (_end)
        {
            if (timeout != TimeSpan.MaxValue && since + timeout is var due && due < _limit)
            {
                _timeout = timeout;
                _limit = due;
                clock.Set(this, due);
            }
        }
    }

    private Task<PollingAnswer<TResult, TStatus>> Send<TResult, TStatus>(
        PollingWait<TResult, TStatus> leader, RequestPermit permit)
        where TStatus : struct, Enum
    {
        _leader = leader;
        _permit = permit;
        try
        {
            ExecutionFlow.Run(
                leader.Flow,
                static state =>
                {
                    var attempt = (PollAttempt)state!;
                    attempt._permit!.Offer();
                    attempt._poll = ((PollingWait<TResult, TStatus>)attempt._leader!).PollAsync(attempt._end.Token);
                },
                this);
            return (Task<PollingAnswer<TResult, TStatus>>)_poll!;
        }
        finally
        {
            _leader = null;
            _permit = null;
            _poll = null;
        }
    }
}
