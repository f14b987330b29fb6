using System.Collections.Concurrent;

namespace TrueWatch.Polling.Compatibility;

internal static class TaskExtensions
{
    extension(Task task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;

        public Task WaitAsync(CancellationToken cancellationToken)
            => NeedsToWait(task, cancellationToken) ? WaitForAsync(task, cancellationToken) : task;

        public static IAsyncEnumerable<Task<T>> WhenEach<T>(IEnumerable<Task<T>> tasks) => YieldEndedAsync(tasks);
    }

    extension<T>(Task<T> task)
    {
        public Task<T> WaitAsync(CancellationToken cancellationToken)
            => NeedsToWait(task, cancellationToken) ? WaitForResultAsync(task, cancellationToken) : task;
    }

    private static bool NeedsToWait(Task task, CancellationToken cancellationToken)
        => !task.IsCompleted && cancellationToken.CanBeCanceled;

    private static async Task<T> WaitForResultAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        await WaitForAsync(task, cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>What follows runs at once, on the thread that completes the task or cancels.</summary>
    private static async Task WaitForAsync(Task task, CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource();
        using var registration = cancellationToken.UnsafeRegister(
            static (source, _) => ((TaskCompletionSource)source!).TrySetResult(), canceled);
        if (await Task.WhenAny(task, canceled.Task).ConfigureAwait(false) == canceled.Task)
        {
            await Task.FromCanceled(cancellationToken).ConfigureAwait(false);
        }

        await task.ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<Task<T>> YieldEndedAsync<T>(IEnumerable<Task<T>> tasks)
    {
        var all = tasks.Distinct().ToList();
        var ended = new ConcurrentQueue<Task<T>>();
        var count = new SemaphoreSlim(0);
        foreach (var task in all)
        {
            _ = task.ContinueWith(
                one =>
                {
                    ended.Enqueue(one);
                    count.Release();
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        for (var remaining = all.Count; remaining > 0; remaining--)
        {
            await count.WaitAsync().ConfigureAwait(false);
            ended.TryDequeue(out var task);
            yield return task;
        }
    }
}
