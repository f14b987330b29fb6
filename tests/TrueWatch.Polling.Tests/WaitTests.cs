namespace TrueWatch.Polling.Tests;

public sealed class WaitTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private PollingOptions EverySecond => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
        TimeProvider = _time,
    };

    [Fact]
    public async Task A_task_that_has_ended_costs_one_poll_which_is_sent_at_once()
    {
        var operation = new ScriptedOperation(_time, "done");

        var snapshot = await Poller.WaitAsync(operation, EverySecond, null, TestCanceled);

        Assert.Equal([TimeSpan.Zero], operation.Requests);
        Assert.Equal(PollingOutcome.Succeeded, snapshot.Outcome);
        Assert.Equal(Phase.Done, snapshot.Status);
        Assert.Equal("done", snapshot.RawStatus);
        Assert.Equal("result 1", snapshot.Result);
        Assert.True(snapshot.IsTerminal);
    }

    [Fact]
    public async Task A_wait_polls_until_the_task_has_succeeded()
    {
        var operation = new ScriptedOperation(_time, "waiting", "waiting", "done");

        var wait = Poller.WaitAsync(operation, EverySecond, null, TestCanceled);
        await _time.RunAsync(wait);
        var snapshot = await wait;

        Assert.Equal([0, 1, 2], operation.Requests.Select(at => at.TotalSeconds));
        Assert.Equal("result 3", snapshot.Result);
        Assert.Equal(3, snapshot.Poll);
        Assert.Equal(TimeSpan.FromSeconds(2), snapshot.Elapsed);
    }

    [Fact]
    public async Task A_timer_that_rings_too_early_is_set_once_more_and_not_again_and_again()
    {
        var time = new VirtualTime { HasCoarseTimers = true };
        var operation = new ScriptedOperation(time, "waiting", "waiting", "done");
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1.0005)),
            TimeProvider = time,
        };

        var wait = Poller.WaitAsync(operation, options, null, TestCanceled);
        await time.RunAsync(wait);
        await wait;

        Assert.Equal([0, 1.001, 2.002], operation.Requests.Select(at => at.TotalSeconds));
        Assert.Equal(4, time.Rings);
    }

    [Fact]
    public async Task Progress_is_told_of_every_status_and_of_the_end()
    {
        var operation = new ScriptedOperation(_time, "waiting", "waiting", "done");
        var progress = new SynchronousProgress<PollingProgress<string, Phase>>();

        var wait = Poller.WaitAsync(operation, EverySecond, progress, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(["waiting", "done"], progress.Statuses().Distinct());
        Assert.Same(await wait, progress.Reports[^1].Snapshot);
        Assert.All(progress.Reports, report => Assert.Same(operation.Arguments, report.Arguments));
        Assert.Equal(PollingPhase.Ended, progress.Reports[^1].Phase);
    }

    [Fact]
    public async Task A_status_that_nobody_knows_is_pending_and_keeps_its_text()
    {
        var operation = new ScriptedOperation(_time, "queued", null, "done");
        var progress = new SynchronousProgress<PollingProgress<string, Phase>>();

        var wait = Poller.WaitAsync(operation, EverySecond, progress, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(PollingOutcome.Succeeded, (await wait).Outcome);
        Assert.Equal(["queued", null, "done"], progress.Statuses());
        Assert.Equal([Phase.Unknown, Phase.Unknown, Phase.Done], progress.Answers().Select(snapshot => snapshot.Status));
        Assert.Equal(PollingOutcome.Pending, progress.Answers().First().Outcome);
    }

    [Fact]
    public async Task A_failed_task_throws_with_its_last_snapshot_and_its_arguments()
    {
        var operation = new ScriptedOperation(_time, "waiting", "broken");

        var wait = Poller.WaitAsync(operation, EverySecond, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<RemoteTaskFailedException>(() => wait);

        Assert.Equal("Job (jobId: 'j:1') failed with the status 'broken' after 1 s (2 polls).", exception.Message);
        Assert.Equal("Job", exception.Report.Operation);
        Assert.Equal([new PollingArgument("jobId", "j:1")], exception.Report.Arguments);
        var snapshot = Assert.IsType<PollingSnapshot<string, Phase>>(exception.Snapshot);
        Assert.Equal("result 2", snapshot.Result);
    }

    [Fact]
    public async Task A_task_that_the_service_canceled_is_not_an_operation_canceled_exception()
    {
        var operation = new ScriptedOperation(_time, "stopped");

        var exception = await Assert.ThrowsAsync<RemoteTaskCanceledException>(
            () => Poller.WaitAsync(operation, EverySecond, null, TestCanceled));

        Assert.Equal(Phase.Stopped, Assert.IsType<PollingSnapshot<string, Phase>>(exception.Snapshot).Status);
        Assert.Equal("Job (jobId: 'j:1') was canceled with the status 'stopped' after 0 s (1 poll).", exception.Message);
    }

    [Fact]
    public async Task An_exception_that_nothing_classifies_ends_the_wait_on_the_first_occurrence()
    {
        var fault = new InvalidOperationException("no such job");
        var operation = new ScriptedOperation(_time, "waiting")
        {
            BeforeAnswer = (number, _) => number == 2 ? throw fault : Task.CompletedTask,
        };

        var wait = Poller.WaitAsync(operation, EverySecond, null, TestCanceled);
        await _time.RunAsync(wait);

        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        Assert.Same(fault, exception.InnerException);
        Assert.Equal(PollingFaultKind.Permanent, exception.Fault.Kind);
        Assert.Equal(2, operation.Requests.Count);
    }

    [Fact]
    public async Task Without_options_the_operations_own_schedule_counts()
    {
        var operation = new ScriptedOperation(_time, "waiting");

        var wait = Poller.WaitAsync(operation, new PollingOptions { TimeProvider = _time }, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);

        Assert.Equal(TimeSpan.FromMinutes(30), exception.Timeout);
        var pauses = operation.Requests.Zip(operation.Requests.Skip(1), (one, next) => next - one).ToArray();
        Assert.All(pauses.SkipLast(1), pause => Assert.InRange(pause, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)));
        Assert.True(pauses[0] <= TimeSpan.FromSeconds(2.4));
        Assert.True(pauses.Skip(4).SkipLast(1).All(pause => pause >= TimeSpan.FromSeconds(4)));
    }

    [Fact]
    public void What_cannot_work_is_refused_before_the_first_poll()
    {
        var operation = new ScriptedOperation(_time, "done");
        var contradiction = new PollingOptions
        {
            InitialDelay = TimeSpan.FromSeconds(9),
            MaximumDelay = TimeSpan.FromSeconds(3),
        };

        Assert.Throws<ArgumentNullException>(() => { _ = Poller.WaitAsync<string, Phase>(null!, null, null, TestCanceled); });
        Assert.Throws<ArgumentNullException>(() => { _ = Poller.WatchAsync<string, Phase>(null!, null, TestCanceled); });
        Assert.Throws<ArgumentException>(() => { _ = Poller.WatchAsync(operation, contradiction, TestCanceled); });
        var exception = Assert.Throws<ArgumentException>(
            () => { _ = Poller.WaitAsync(operation, contradiction, null, TestCanceled); });
        Assert.Contains("InitialDelay (9 s) is longer than MaximumDelay (3 s)", exception.Message, StringComparison.Ordinal);
        Assert.Empty(operation.Requests);
    }
}
