namespace TrueWatch.Polling;

/// <summary>A wait in progress: its result, its progress, and a resume token. Thread-safe.</summary>
/// <typeparam name="TResult">The part of the response that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
public sealed class PollingWait<TResult, TStatus> : IDisposable
    where TStatus : struct, Enum
{
    private readonly WaitSubscriber<TResult, TStatus> _wait;

    // Not before somebody wants it: an exception that nobody sees would be one that nobody has handled.
    private readonly Lazy<Task<PollingSnapshot<TResult, TStatus>>> _completion;

    internal PollingWait(PollingOperation<TResult, TStatus> operation, PollingSettings settings, PollingResumeToken? token = null)
    {
        _wait = new WaitSubscriber<TResult, TStatus>(operation, settings, token);
        _completion = new(CompleteAsync);
    }

    /// <summary>The polled operation.</summary>
    public PollingOperation<TResult, TStatus> Operation => _wait.Operation;

    /// <summary>The end of the wait: the last snapshot of a task that succeeded, else the exceptions of
    /// <see cref="Poller.WaitAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, IProgress{PollingProgress{TResult, TStatus}}, CancellationToken)"/>.</summary>
    public Task<PollingSnapshot<TResult, TStatus>> Completion => _completion.Value;

    /// <summary>The progress of the wait.</summary>
    public PollingProgress<TResult, TStatus> Progress => _wait.State.Describe();

    /// <summary>Gets a token that resumes the wait from its current state. The wait itself continues.</summary>
    /// <returns>The token.</returns>
    public PollingResumeToken GetResumeToken() => _wait.CreateReport().ResumeToken!;

    /// <summary>The snapshots from now on, the last one included. If they are not read in time, newer ones replace intermediate ones; a
    /// change of the status and the end are never lost. Stopping the enumeration does not end the wait; another enumeration begins
    /// with the current snapshot.</summary>
    /// <param name="cancellationToken">Ends the reading, not the wait.</param>
    /// <returns>The snapshots, including that of a failed task. Enumerating throws whatever else ends the wait.</returns>
    public IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> WatchAsync(CancellationToken cancellationToken = default)
        => ReadAsync(new StrongBox<ProgressReader<TResult, TStatus>?>(OpenReader(answersOnly: true)), cancellationToken);

    /// <summary>Ends the wait, unless it has ended; the task continues.</summary>
    public void Dispose() => _wait.Cancel(new CancellationToken(canceled: true));

    internal PollingWait<TResult, TStatus> Start(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            _wait.Cancel(cancellationToken);
        }
        else
        {
            SharedPolls.Of(_wait.Budget).Subscribe(_wait, cancellationToken);
        }

        return this;
    }

    internal ProgressReader<TResult, TStatus> OpenReader(bool answersOnly) => _wait.State.OpenReader(answersOnly);

    /// <summary>The end as a task of its own: one that ends with the exception of a cancellation is canceled.</summary>
    private async Task<PollingSnapshot<TResult, TStatus>> CompleteAsync()
    {
        var end = await _wait.End.ConfigureAwait(false);
        return end.Exception is null ? end.Snapshot! : throw end.Exception;
    }

    private async IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> ReadAsync(
        StrongBox<ProgressReader<TResult, TStatus>?> first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = Interlocked.Exchange(ref first.Value, null) ?? OpenReader(answersOnly: true);
        try
        {
            await foreach (var progress in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return progress.Snapshot!;
            }
        }
        finally
        {
            _wait.State.CloseReader(reader);
        }
    }
}
