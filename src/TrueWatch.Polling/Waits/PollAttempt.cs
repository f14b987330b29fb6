namespace TrueWatch.Polling;

/// <summary>One poll on its way, and what can end it. Thread-safe.</summary>
internal sealed class PollAttempt(MonotonicClock clock) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly List<ITimer> _timers = [];
    private TimeSpan _end = MonotonicClock.Never;
    private TimeSpan? _exceeded;
    private bool _isOver;

    /// <summary>Whether nobody wants its answer any more, so that its failure says nothing.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>Sends the poll. The token that it is called with stands for the permit.</summary>
    /// <param name="send">Sends it.</param>
    /// <param name="permit">The permit.</param>
    /// <param name="timeout">How long it may take; <see cref="MonotonicClock.Never"/> for no limit.</param>
    /// <exception cref="TimeoutException">The poll was not answered in time.</exception>
    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> send, RequestPermit permit, TimeSpan timeout)
    {
        var start = clock.Now;
        PollPermits.Add(permit, _cancellation.Token);
        try
        {
            var poll = send(_cancellation.Token);
            if (!poll.IsCompleted)
            {
                Limit(timeout, start);
                await WaitAsync(poll).ConfigureAwait(false);
            }

            return await poll.ConfigureAwait(false);
        }
        catch (Exception exception) when (_exceeded is { } time)
        {
            throw new TimeoutException($"The poll was not answered within {PollingText.Describe(time)}.", exception);
        }
        finally
        {
            PollPermits.Remove(_cancellation.Token);
            Dispose();
        }
    }

    /// <summary>Lets the poll take no longer than this from now on: somebody came who does not wait for more.</summary>
    public void Limit(TimeSpan timeout) => Limit(timeout, clock.Now);

    /// <summary>Ends the poll. What the client does then is its own.</summary>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer came at the same moment.
        }
        catch (AggregateException)
        {
            // A callback of the client failed, which is nothing to those who wait.
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        _timers.ForEach(static timer => timer.Dispose());
        _cancellation.Dispose();
    }

    private async Task WaitAsync(Task poll)
    {
        // An operation that does not heed its token must not hold up those who do not want it any more.
        try
        {
            await poll.WaitAsync(_cancellation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!poll.IsCompleted)
        {
            _ = poll.ContinueWith(
                static failed => _ = failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }

    private void Limit(TimeSpan timeout, TimeSpan since)
    {
        lock (_lock)
        {
            if (_isOver || timeout == MonotonicClock.Never || since + timeout >= _end)
            {
                return;
            }

            _end = since + timeout;
        }

        var timer = clock.CreateTimer(() => OnTime(timeout), since + timeout - clock.Now);
        lock (_lock)
        {
            if (!_isOver)
            {
                _timers.Add(timer);
                return;
            }
        }

        timer.Dispose();
    }

    private void OnTime(TimeSpan timeout)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _exceeded ??= timeout;
        }

        Cancel();
    }
}
