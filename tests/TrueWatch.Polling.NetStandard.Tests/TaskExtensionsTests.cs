using TaskExtensions = TrueWatch.Polling.Compatibility.TaskExtensions;

namespace TrueWatch.Polling.Tests;

/// <summary>Waiting for a task and a cancellation, as .NET 10 has it and .NET Standard does not.</summary>
public sealed class TaskExtensionsTests
{
    [Fact]
    public async Task A_cancellation_ends_the_waiting_at_once_and_not_the_task()
    {
        using var cancellation = new CancellationTokenSource();
        var work = new TaskCompletionSource<int>();
        var waiting = TaskExtensions.WaitAsync(work.Task, cancellation.Token);

        cancellation.Cancel();

        Assert.True(waiting.IsCanceled);
        Assert.False(work.Task.IsCompleted);
        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task The_result_the_failure_and_the_cancellation_of_the_task_arrive_at_once_and_as_they_are()
    {
        using var cancellation = new CancellationTokenSource();
        var success = new TaskCompletionSource<int>();
        var failure = new TaskCompletionSource();
        var canceled = new TaskCompletionSource<int>();
        var failed = new IOException("broken");
        var given = TaskExtensions.WaitAsync(success.Task, cancellation.Token);
        var broken = TaskExtensions.WaitAsync(failure.Task, cancellation.Token);
        var gone = TaskExtensions.WaitAsync(canceled.Task, cancellation.Token);

        success.SetResult(7);
        failure.SetException(failed);
        canceled.SetCanceled(new CancellationToken(canceled: true));

        Assert.True(given.IsCompleted && broken.IsCompleted && gone.IsCompleted);
        Assert.Equal(7, await given);
        Assert.Same(failed, await Assert.ThrowsAsync<IOException>(() => broken));
        Assert.True(gone.IsCanceled);
    }

    [Fact]
    public void A_task_that_has_ended_is_not_waited_for()
    {
        var ended = Task.FromResult(7);

        Assert.Same(ended, TaskExtensions.WaitAsync(ended, new CancellationToken(canceled: true)));
        Assert.Same(ended, TaskExtensions.WaitAsync((Task)ended, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Tasks_come_as_they_end_and_each_once()
    {
        var first = new TaskCompletionSource<int>();
        var second = new TaskCompletionSource<int>();
        Task<int>[] tasks = [first.Task, second.Task, first.Task, Task.FromException<int>(new IOException())];
        await using var each = TaskExtensions.WhenEach(tasks).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await each.MoveNextAsync());
        Assert.Same(tasks[3], each.Current);
        second.SetResult(2);
        Assert.True(await each.MoveNextAsync());
        Assert.Same(second.Task, each.Current);
        first.SetResult(1);
        Assert.True(await each.MoveNextAsync());
        Assert.Same(first.Task, each.Current);
        Assert.False(await each.MoveNextAsync());
    }
}
