namespace TrueWatch.Polling;

/// <summary>The end of a wait as a task. Thread-safe.</summary>
internal sealed class WaitCompletion<TResult, TStatus>
    where TStatus : struct, Enum
{
    private readonly TaskCompletionSource<PollingSnapshot<TResult, TStatus>> _source =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set(WaitEnd<TResult, TStatus> end)
    {
        if (end.Exception is null)
        {
            _source.TrySetResult(end.Snapshot!);
        }
        else
        {
            _source.TrySetException(end.Exception);

            // Who only watches is told otherwise.
            _ = _source.Task.Exception;
        }
    }

    /// <summary>A task of the caller's own: awaiting it throws what the wait threw, a cancellation as one.</summary>
    public async Task<PollingSnapshot<TResult, TStatus>> AwaitAsync() => await _source.Task.ConfigureAwait(false);
}
