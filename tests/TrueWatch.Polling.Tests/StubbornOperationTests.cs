using System.Collections.Concurrent;

namespace TrueWatch.Polling.Tests;

/// <summary>Operations that do what they should not: they hold nobody up.</summary>
public sealed class StubbornOperationTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_does_not_heed_its_token_is_left_alone_after_the_poll_timeout()
    {
        var operation = Operation((number, _) => number == 1 ? new TaskCompletionSource().Task : Task.CompletedTask);

        var wait = Poller.WaitAsync(
            operation, new PollingOptions { Timeout = Timeout.InfiniteTimeSpan, TimeProvider = _time }, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(2, (await wait).Poll);
    }

    [Fact]
    public void A_poll_may_take_as_long_as_the_least_patient_wait_allows()
    {
        var operation = new ScriptedOperation(_time, "waiting")
        {
            BeforeAnswer = (number, canceled) => number == 2 ? new TaskCompletionSource().Task.WaitAsync(canceled) : Task.CompletedTask,
        };
        using var patient = Poller.Start(
            operation, new() { PollTimeout = Timeout.InfiniteTimeSpan, Timeout = Timeout.InfiniteTimeSpan, TimeProvider = _time }, TestCanceled);
        using var other = Poller.Start(operation, new() { PollTimeout = TimeSpan.FromSeconds(5), TimeProvider = _time }, TestCanceled);

        _time.Run(TimeSpan.FromSeconds(20));

        Assert.True(operation.Requests.Count > 2, "The poll may take for ever.");
    }

    [Fact]
    public async Task One_that_fails_after_it_was_left_alone_leaves_no_exception_unobserved()
    {
        var name = Guid.NewGuid().ToString();
        var unobserved = new ConcurrentQueue<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, end) => unobserved.Enqueue(end.Exception);
        TaskScheduler.UnobservedTaskException += note;
        try
        {
            await Task.Run(FailLateAsync, TestCanceled);

            // What has failed may still be about to return from that.
            await Task.Yield();
            for (var round = 0; round < 3; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= note;
        }

        Assert.DoesNotContain(unobserved, exception => exception.ToString().Contains(name, StringComparison.Ordinal));

        async Task FailLateAsync()
        {
            var late = new TaskCompletionSource();
            var options = new PollingOptions { PollTimeout = TimeSpan.FromSeconds(1), MaximumConsecutiveFaults = 0, TimeProvider = _time };
            var wait = Poller.WaitAsync(Operation((_, _) => late.Task), options, null, TestCanceled);
            await _time.RunAsync(wait);
            await Assert.ThrowsAsync<PollingFaultException>(() => wait);
            late.SetException(new InvalidOperationException(name));
        }
    }

    [Fact]
    public async Task After_the_last_wait_on_it_has_left_the_next_one_begins_anew()
    {
        var operation = Operation((number, _) => number == 1 ? new TaskCompletionSource().Task : Task.CompletedTask);
        Poller.Start(operation, new PollingOptions { TimeProvider = _time }, TestCanceled).Dispose();

        var wait = Poller.WaitAsync(operation, new PollingOptions { MaximumConsecutiveFaults = 0, TimeProvider = _time }, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(1, (await wait).Poll);
    }

    [Fact]
    public async Task One_whose_cancellation_callback_throws_is_canceled_all_the_same()
    {
        var operation = Operation((_, canceled) =>
        {
            canceled.Register(() => throw new InvalidOperationException("callback"));
            return new TaskCompletionSource().Task;
        });
        var wait = Poller.Start(operation, new PollingOptions { TimeProvider = _time }, TestCanceled);

        wait.Dispose();

        var exception = await Assert.ThrowsAsync<PollingCanceledException>(() => wait.Completion);
        Assert.True(exception.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task One_that_answers_at_once_and_pauses_for_no_time_lets_go_of_its_thread()
    {
        var operation = new ScriptedOperation(_time, "waiting");
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.Zero),
            Timeout = TimeSpan.FromSeconds(1),
            TimeProvider = _time,
        };

        using var wait = Poller.Start(operation, options, TestCanceled);

        Assert.Single(operation.Requests);
        await _time.RunAsync(wait.Completion);
        await Assert.ThrowsAsync<PollingTimeoutException>(() => wait.Completion);
        Assert.InRange(operation.Requests.Count, 900, 1002);
    }

    [Fact]
    public void One_that_holds_its_thread_does_not_hold_up_the_deadlines_of_others()
    {
        PollingWait<string, Phase>? other = null;
        var operation = Operation((number, _) =>
        {
            if (number == 2)
            {
                // The clock goes on meanwhile.
                _time.Run(TimeSpan.FromSeconds(30));
                Assert.Equal(PollingPhase.Ended, other!.Progress.Phase);
            }

            return Task.CompletedTask;
        }, "waiting");
        using var wait = Poller.Start(operation, new PollingOptions { TimeProvider = _time }, TestCanceled);
        other = Poller.Start(
            Operation((_, canceled) => new TaskCompletionSource().Task.WaitAsync(canceled)),
            new PollingOptions { Timeout = TimeSpan.FromSeconds(10), TimeProvider = _time },
            TestCanceled);

        _time.Run(TimeSpan.FromSeconds(5));

        Assert.True(operation.Requests.Count >= 2);
        Assert.Equal(PollingPhase.Ended, other.Progress.Phase);
    }

    private ScriptedOperation Operation(Func<int, CancellationToken, Task> beforeAnswer, string status = "done")
        => new(_time, status) { BeforeAnswer = beforeAnswer };
}
