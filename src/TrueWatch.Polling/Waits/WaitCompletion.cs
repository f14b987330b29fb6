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

    public WaitCompletion()
    {
        _builder = AsyncTaskMethodBuilder<PollingSnapshot<TResult, TStatus>>.Create();

        // The first access makes the task, which is not thread-safe.
        _ = _builder.Task;
    }

    public Task<PollingSnapshot<TResult, TStatus>> Task => _builder.Task;

    /// <summary>Ends the task, once, on a thread of the pool: what follows is the consumer's code.</summary>
    /// <param name="end">How the wait ends.</param>
    /// <param name="isAwaited">Whether anybody has asked for the task.</param>
    public readonly void Set(WaitEnd<TResult, TStatus> end, bool isAwaited) => ThreadPool.UnsafeQueueUserWorkItem(
        static state =>
        {
            var (completion, end, isAwaited) = ((WaitCompletion<TResult, TStatus>, WaitEnd<TResult, TStatus>, bool))state!;
            completion.SetNow(end, isAwaited);
        },
        (this, end, isAwaited));

    private void SetNow(WaitEnd<TResult, TStatus> end, bool isAwaited)
    {
        if (end.Exception is null)
        {
            _builder.SetResult(end.Snapshot!);
            return;
        }

        _builder.SetException(end.Exception);
        if (!isAwaited)
        {
            // Who only watches is told otherwise.
            _ = _builder.Task.Exception;
        }
    }
}
