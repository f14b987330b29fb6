namespace TrueWatch.Polling;

/// <summary>One poll: the request of the wait that leads a flight, and what can end it. Thread-safe.</summary>
internal sealed class PollAttempt<TResult, TStatus> : IDisposable
    where TStatus : struct, Enum
{
    private readonly CancellationTokenSource _end = new();
    private readonly MonotonicClock _clock;
    private readonly TimeSpan _timeout;
    private readonly Alarm _alarm;
    private volatile bool _isTimedOut;
    private volatile bool _isAborted;

    public PollAttempt(MonotonicClock clock, PollingWait<TResult, TStatus> leader)
    {
        _clock = clock;
        _timeout = leader.Settings.Options.PollTimeout;
        _alarm = new Alarm(TimeOut);
        Leader = leader;
    }

    public PollingWait<TResult, TStatus> Leader { get; }

    /// <summary>Whether nobody wanted its answer any more, so that its failure says nothing.</summary>
    public bool IsAborted => _isAborted;

    /// <exception cref="TimeoutException">The poll was not answered in time.</exception>
    public async Task<PollingAnswer<TResult, TStatus>> SendAsync(RequestPermit permit)
    {
        if (_timeout != Timeout.InfiniteTimeSpan)
        {
            _clock.Set(_alarm, _clock.Now + _timeout);
        }

        try
        {
            return await Leader.PollAsync(permit, _end.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (_isTimedOut)
        {
            throw new TimeoutException($"The poll was not answered within {PollingText.Describe(_timeout)}.", exception);
        }
        finally
        {
            _clock.Clear(_alarm);
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
    }
}
