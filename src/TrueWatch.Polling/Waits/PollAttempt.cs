namespace TrueWatch.Polling;

/// <summary>One poll on its way, and what can end it. Thread-safe.</summary>
internal sealed class PollAttempt(MonotonicClock clock) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _end = new();
    private volatile string? _exceeded;

    /// <summary>Whether nobody wants its response any more, so that its failure says nothing.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>Sends the poll, which may take the time. The token that it is called with stands for the permit.</summary>
    /// <exception cref="TimeoutException">The poll was not answered in time.</exception>
    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> send, RequestPermit permit, TimeSpan timeout)
    {
        PollPermits.Add(permit, _cancellation.Token);
        Limit(timeout);
        try
        {
            var poll = send(_cancellation.Token);

            // An operation that does not heed its token must not hold up those who do not want it any more.
            _ = poll.ContinueWith(
                static failed => _ = failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return await poll.WaitAsync(_cancellation.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (_exceeded is { } time)
        {
            throw new TimeoutException($"There was no response to the poll within {time}.", exception);
        }
        finally
        {
            PollPermits.Remove(_cancellation.Token);
            Dispose();
        }
    }

    /// <summary>Lets the poll take no longer than this from now on: somebody came who does not wait for more.</summary>
    public void Limit(TimeSpan timeout)
    {
        if (timeout != MonotonicClock.Never)
        {
            var timer = clock.CreateTimer(
                () =>
                {
                    _exceeded ??= PollingText.Describe(timeout);
                    Cancel();
                },
                timeout);
            _end.Task.ContinueWith(
                _ => timer.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Ends the poll. What the client does then is its own.</summary>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (Exception exception) when (exception is AggregateException or ObjectDisposedException)
        {
            // A callback of the client failed, or the response came at the same moment, which is nothing to those who wait.
        }
    }

    public void Dispose()
    {
        _end.TrySetResult();
        _cancellation.Dispose();
    }
}
