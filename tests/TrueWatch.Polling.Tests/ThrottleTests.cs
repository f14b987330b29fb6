namespace TrueWatch.Polling.Tests;

/// <summary>What the service refuses as one request too many pauses everything that has the same key.</summary>
public sealed class ThrottleTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions EveryTwoSeconds => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)) };

    [Fact]
    public async Task All_waits_of_the_key_pause_and_none_loses_its_result()
    {
        var service = new JobService(_time, request => request.At switch
        {
            { TotalSeconds: 4 } => Faults.Throttled,
            { TotalSeconds: > 30 } => "done",
            _ => "waiting",
        });
        var client = service.Client();
        var waits = Enumerable.Range(1, 10)
            .Select(number => Poller.WaitAsync(client.Job($"{number}"), EveryTwoSeconds, null, TestCanceled))
            .ToList();

        await _time.RunAsync(Task.WhenAll(waits));

        Assert.DoesNotContain(service.Seconds, second => second is > 4 and < 6);
        Assert.All(await Task.WhenAll(waits), end => Assert.Equal(PollingOutcome.Succeeded, end.Outcome));
    }

    [Fact]
    public async Task Pauses_grow_while_it_repeats_with_one_request_at_a_time_and_begin_anew_after_an_answer()
    {
        var service = new JobService(_time, request => request.At.TotalMinutes < 5 ? Faults.Throttled : "waiting");
        var client = service.Client();
        var waits = Enumerable.Range(1, 3)
            .Select(number => Poller.Start(client.Job($"{number}"), EveryTwoSeconds, TestCanceled))
            .ToList();

        _time.Run(TimeSpan.FromMinutes(5));
        var tries = service.Seconds.ToList();
        var pauses = tries.Zip(tries.Skip(1), (one, next) => next - one).ToList();
        Assert.InRange(tries.Count, 5, 12);
        Assert.All(pauses, pause => Assert.InRange(pause, 2, 75));
        Assert.True(pauses[^1] > 2 * pauses[0], "The last pause is not much longer than the first.");

        _time.Run(TimeSpan.FromMinutes(2));
        Assert.All(waits, wait => Assert.Equal("waiting", wait.Progress.Snapshot?.RawStatus));
        waits.ForEach(wait => wait.Dispose());
    }

    [Fact]
    public async Task They_begin_anew_also_where_the_client_reports_nothing()
    {
        var operation = new ScriptedOperation(_time, "waiting", "waiting", "waiting", "done")
        {
            BeforeAnswer = (number, _) => number is 1 or 3 ? throw Faults.Throttled.Failure! : Task.CompletedTask,
        };
        var options = new PollingOptions { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)), TimeProvider = _time };

        await _time.RunAsync(Poller.WaitAsync(operation, options, null, TestCanceled));

        var seconds = operation.Requests.Select(request => request.TotalSeconds).ToList();
        Assert.All(new[] { seconds[1] - seconds[0], seconds[3] - seconds[2] }, pause => Assert.InRange(pause, 5, 6));
    }

    [Fact]
    public void After_each_pause_one_request_tries_also_when_answers_take_time()
    {
        var service = new JobService(_time, _ => Faults.Throttled with { Before = _time.PauseAsync(TimeSpan.FromSeconds(0.2)) });
        var client = service.Client();
        var waits = Enumerable.Range(1, 5)
            .Select(number => Poller.Start(client.Job($"{number}"), EveryTwoSeconds, TestCanceled))
            .ToList();

        _time.Run(TimeSpan.FromMinutes(5));

        var tries = service.Seconds.Where(second => second > 1).ToList();
        Assert.InRange(tries.Count, 4, 10);
        Assert.All(tries.Zip(tries.Skip(1), (one, next) => next - one), pause => Assert.True(pause > 2));
        waits.ForEach(wait => wait.Dispose());
    }

    [Fact]
    public async Task A_deadline_while_one_request_tries_ends_the_wait_without_another_one()
    {
        var service = new JobService(_time, request => request.JobId == "other" ? "waiting" : request.Number == 1
            ? Faults.Throttled
            : new JobReply { Status = "done", Before = _time.PauseAsync(TimeSpan.FromSeconds(25)) });
        var client = service.Client();
        using var trying = Poller.Start(client.Job(), EveryTwoSeconds, TestCanceled);
        var other = Poller.WaitAsync(client.Job("other"), new PollingOptions { Timeout = TimeSpan.FromSeconds(20) }, null, TestCanceled);

        await _time.RunAsync(other);

        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => other);
        Assert.Equal((20, 0), (exception.Report.Elapsed.TotalSeconds, exception.Report.Polls));
    }

    [Fact]
    public async Task Pauses_are_jittered_so_that_many_machines_do_not_come_back_together()
    {
        var firstPauses = new HashSet<double>();
        for (var run = 0; run < 5; run++)
        {
            var service = new JobService(_time, Faults.Throttled, "done");
            var wait = Poller.WaitAsync(service.Client().Job(), EveryTwoSeconds, null, TestCanceled);
            await _time.RunAsync(wait);
            var seconds = service.Seconds.ToList();
            firstPauses.Add(seconds[1] - seconds[0]);
        }

        Assert.True(firstPauses.Count > 1, "Five pauses were all alike.");
    }

    [Fact]
    public async Task A_call_that_is_throttled_pauses_the_waits_and_the_other_way_round()
    {
        var service = new JobService(_time, request => request.JobId == "call" ? Faults.Throttled : "waiting");
        var client = service.Client();
        using var wait = Poller.Start(client.Job(), EveryTwoSeconds, TestCanceled);
        var slow = wait.OpenReader(answersOnly: false);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStatusAsync("call", TestCanceled));

        _time.Run(TimeSpan.FromSeconds(2.4));

        Assert.Equal(PollingPhase.Throttled, wait.Progress.Phase);
        Assert.Equal(2, service.Requests.Count);
        var call = client.GetStatusAsync("other", TestCanceled);
        Assert.False(call.IsCompleted);
        _time.Run(TimeSpan.FromSeconds(10));
        Assert.Equal("waiting", await call);
        Assert.True(service.Requests.Count > 3, "The wait did not go on.");
        var unread = slow.ReadUnread().ToList();
        Assert.Single(unread, progress => progress.Phase == PollingPhase.Throttled);
        Assert.DoesNotContain(unread, progress => progress.Phase == PollingPhase.WaitingForBudget);
    }

    [Fact]
    public async Task A_retry_after_of_the_throttled_answer_is_the_pause()
    {
        var service = new JobService(_time, Faults.Throttled with { RetryAfter = TimeSpan.FromSeconds(17) }, "done");

        var wait = Poller.WaitAsync(service.Client().Job(), EveryTwoSeconds, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal([0, 17], service.Seconds);
        Assert.Equal(2, (await wait).Poll);
    }

    [Fact]
    public async Task A_throttle_to_the_deadline_is_a_timeout_that_says_so()
    {
        var service = new JobService(_time, Faults.Throttled);
        var options = new PollingOptions { Timeout = TimeSpan.FromMinutes(2) };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
        Assert.Equal(service.Requests.Count, exception.Report.ThrottledPolls);
        Assert.InRange(exception.Report.BudgetWait, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(2));
        Assert.Empty(exception.Report.TransientFaults);
        Assert.Contains("throttled", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_is_not_paused()
    {
        var service = new JobService(_time, request => request.JobId == "a" ? Faults.Throttled : "done");
        using var throttled = Poller.Start(service.Client().Job("a"), EveryTwoSeconds, TestCanceled);

        await Poller.WaitAsync(service.Client().Job("b"), EveryTwoSeconds, null, TestCanceled);

        Assert.Equal([0, 0], service.Seconds);
    }

    [Fact]
    public async Task Who_cancels_during_the_pause_is_gone_at_once()
    {
        var service = new JobService(_time, Faults.Throttled, "done");
        using var cancellation = new CancellationTokenSource();
        var wait = Poller.WaitAsync(service.Client().Job(), EveryTwoSeconds, null, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<PollingCanceledException>(() => wait);
        _time.Run(TimeSpan.FromMinutes(5));
        Assert.Single(service.Requests);
    }
}
