using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>
/// The end of a wait as a task, without anything beside the task. Its builder is that of an asynchronous method: awaiting
/// the task throws what the wait threw, a cancellation as one. Copies are of the same task.
/// </summary>
internal struct WaitCompletion<TResult, TStatus>
    where TStatus : struct, Enum
{
    private AsyncTaskMethodBuilder<PollingSnapshot<TResult, TStatus>> _builder;
    private bool _isTaken;

    public WaitCompletion()
    {
        _builder = AsyncTaskMethodBuilder<PollingSnapshot<TResult, TStatus>>.Create();

        // The first access makes the task, which is not thread-safe.
        _ = _builder.Task;
    }

    public Task<PollingSnapshot<TResult, TStatus>> Take()
    {
        _isTaken = true;
        return _builder.Task;
    }

    /// <summary>Ends the task, once, on a thread of the pool: what follows is the consumer's code.</summary>
    public readonly void Set(WaitEnd<TResult, TStatus> end) => ThreadPool.UnsafeQueueUserWorkItem(
        static state =>
        {
            var (completion, end) = ((WaitCompletion<TResult, TStatus>, WaitEnd<TResult, TStatus>))state!;
            completion.SetNow(end);
        },
        (this, end));

    private void SetNow(WaitEnd<TResult, TStatus> end)
    {
        if (end.Exception is null)
        {
            _builder.SetResult(end.Snapshot!);
            return;
        }

        _builder.SetException(end.Exception);
        if (!_isTaken)
        {
            // Who only watches is told otherwise.
            _ = _builder.Task.Exception;
        }
    }
}
