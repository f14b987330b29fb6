namespace TrueWatch.Polling.Tests;

/// <summary>Many waits, and ordinary calls, on one key that may send 20 requests in 60 seconds.</summary>
public sealed class BudgetTests
{
    private static readonly RequestLimit TwentyAMinute = new(20, TimeSpan.FromSeconds(60));
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(200)]
    public async Task Waits_on_one_key_keep_to_its_limit_and_share_it_evenly(int waits)
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client(TwentyAMinute);
        var options = new PollingOptions { Timeout = TimeSpan.FromMinutes(10) };

        var all = Enumerable.Range(1, waits)
            .Select(number => Poller.WaitAsync(client.Job($"job {number}"), options, null, TestCanceled))
            .ToArray();
        _time.Run(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));

        RequestWindow.RequireAtMost(20, TimeSpan.FromSeconds(60), service.Requests);
        var polls = service.Requests.CountBy(request => request.JobId).ToDictionary();
        var counts = Enumerable.Range(1, waits).Select(number => polls.GetValueOrDefault($"job {number}")).ToList();
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        Assert.InRange(service.Requests.Count, 195, 210);
        _time.Run(TimeSpan.FromSeconds(1));
        foreach (var wait in all)
        {
            await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
        }
    }

    [Fact]
    public async Task The_end_of_every_task_is_seen()
    {
        var service = new JobService(_time, request =>
            request.At < TimeSpan.FromSeconds(10 * int.Parse(request.JobId, null)) ? "waiting" : "done");
        var client = service.Client(TwentyAMinute);

        var all = Task.WhenAll(Enumerable.Range(1, 50)
            .Select(number => Poller.WaitAsync(client.Job($"{number}"), null, null, TestCanceled)));
        await _time.RunAsync(all);

        Assert.All(await all, snapshot => Assert.Equal(PollingOutcome.Succeeded, snapshot.Outcome));
        RequestWindow.RequireAtMost(20, TimeSpan.FromSeconds(60), service.Requests);
    }

    [Fact]
    public async Task An_ordinary_call_goes_before_all_polls_that_wait()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client(TwentyAMinute);
        var waits = Enumerable.Range(1, 50)
            .Select(number => Poller.Start(client.Job($"job {number}"), null, TestCanceled))
            .ToList();

        for (var minute = 0; minute < 10; minute++)
        {
            _time.Run(TimeSpan.FromSeconds(61));
            var polls = service.Requests.Count;
            var asked = _time.Now;
            var call = client.PollingConnection.AcquireAsync(TestCanceled).AsTask();
            _time.RunUntil(() => call.IsCompleted);
            using var permit = await call;

            Assert.Equal(polls, service.Requests.Count);
            Assert.InRange(_time.Now - asked, TimeSpan.Zero, TimeSpan.FromSeconds(6));
        }

        waits.ForEach(wait => wait.Dispose());
    }

    [Fact]
    public async Task A_wait_for_a_permit_honours_cancellation_and_deadline_and_is_visible()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client(new RequestLimit(1, TimeSpan.FromHours(1)));
        await client.GetStatusAsync("call", TestCanceled);
        using var cancellation = new CancellationTokenSource();

        var canceled = Poller.Start(client.Job("1"), null, cancellation.Token);
        var late = Poller.Start(client.Job("2"), new PollingOptions { Timeout = TimeSpan.FromSeconds(30) }, TestCanceled);
        Assert.Equal(PollingPhase.WaitingForBudget, canceled.Progress.Phase);
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<PollingCanceledException>(() => canceled.Completion);
        await _time.RunAsync(late.Completion);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => late.Completion);

        Assert.Equal(TimeSpan.FromSeconds(30), exception.Report.BudgetWait);
        Assert.Equal(TimeSpan.FromSeconds(30), exception.Report.Elapsed);
        Assert.Equal(0, exception.Report.Polls);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task The_time_in_the_queue_counts_also_for_who_leaves_it()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client(new RequestLimit(1, TimeSpan.FromHours(1)));
        await client.GetStatusAsync("call", TestCanceled);
        var wait = Poller.Start(client.Job(), null, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(30));

        wait.Dispose();

        var exception = await Assert.ThrowsAsync<PollingCanceledException>(() => wait.Completion);
        Assert.Equal(TimeSpan.FromSeconds(30), exception.Report.BudgetWait);
    }

    [Fact]
    public async Task A_poll_of_several_requests_takes_a_permit_for_each()
    {
        var service = new JobService(_time, "done");
        var client = service.Client(new RequestLimit(1, TimeSpan.FromSeconds(10)));
        var operation = new ScriptedOperation(client.PollingConnection, _time, "a", "done")
        {
            BeforeAnswer = async (_, canceled) =>
            {
                await client.GetStatusAsync("1", canceled);
                await client.GetStatusAsync("2", canceled);
            },
        };

        var wait = Poller.WaitAsync(operation, null, null, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(10.1));

        Assert.Equal(1, (await wait).Poll);
        Assert.Collection(service.Seconds, first => Assert.Equal(0, first), second => Assert.InRange(second, 10, 10.1));
    }

    [Fact]
    public async Task What_a_poll_leaves_behind_needs_permits_of_its_own()
    {
        var service = new JobService(_time, "done");
        var client = service.Client(new RequestLimit(1, TimeSpan.FromSeconds(60)));
        var go = new TaskCompletionSource();
        Task? left = null;
        var operation = new ScriptedOperation(client.PollingConnection, _time, "a", "done")
        {
            BeforeAnswer = (_, _) =>
            {
                left = AskLaterAsync();
                return Task.CompletedTask;
            },
        };
        await Poller.WaitAsync(operation, null, null, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(61));
        await client.GetStatusAsync("call", TestCanceled);

        go.SetResult();
        Assert.Single(service.Requests);
        _time.Run(TimeSpan.FromSeconds(61));
        await left!;

        async Task AskLaterAsync()
        {
            await go.Task;
            await client.GetStatusAsync("left", TestCanceled);
        }
    }

    [Fact]
    public async Task A_call_that_is_canceled_while_it_waits_costs_no_permit()
    {
        var service = new JobService(_time, "done");
        var client = service.Client(new RequestLimit(1, TimeSpan.FromSeconds(60)));
        await client.GetStatusAsync("1", TestCanceled);
        using var cancellation = new CancellationTokenSource();

        var canceled = client.GetStatusAsync("2", cancellation.Token);
        var next = client.GetStatusAsync("3", TestCanceled);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        _time.Run(TimeSpan.FromSeconds(60.1));
        await next;
    }

    [Fact]
    public async Task However_many_calls_there_are_every_fifth_permit_is_a_polls()
    {
        var service = new JobService(_time, request => request is { JobId: "job", At.TotalSeconds: > 30 } ? "done" : "waiting");
        var client = service.Client(TwentyAMinute);
        using var stop = new CancellationTokenSource();
        var loops = Enumerable.Range(1, 25).Select(number => CallAsync($"call {number}")).ToList();
        var wait = Poller.WaitAsync(client.Job(), null, null, TestCanceled);

        _time.Run(TimeSpan.FromMinutes(10));

        Assert.Equal("done", (await wait).RawStatus);
        var end = service.Requests.Last(request => request.JobId == "job").At;
        Assert.InRange(end.TotalSeconds, 30, 180);
        RequestWindow.RequireAtMost(20, TimeSpan.FromSeconds(60), service.Requests);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(loops));

        async Task CallAsync(string name)
        {
            while (true)
            {
                await client.GetStatusAsync(name, stop.Token).ConfigureAwait(false);
            }
        }
    }

    [Fact]
    public void Every_fifth_permit_is_a_polls_and_not_the_sixth()
    {
        var service = new JobService(_time, "done");
        var client = service.Client(new RequestLimit(1, TimeSpan.FromSeconds(1)));
        var calls = Enumerable.Range(1, 7).Select(number => client.GetStatusAsync($"call {number}", TestCanceled)).ToList();
        using var wait = Poller.Start(client.Job(), null, TestCanceled);

        _time.Run(TimeSpan.FromSeconds(10));

        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
        Assert.Equal(
            ["call 1", "call 2", "call 3", "call 4", "call 5", "job", "call 6", "call 7"],
            service.Requests.Select(request => request.JobId));
    }

    [Fact]
    public void A_poll_that_becomes_a_final_one_leaves_its_old_place_in_the_queue()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client(new RequestLimit(4, TimeSpan.FromSeconds(60)));
        using var ending = Poller.Start(client.Job("ending"), EverySecond(timeout: 10), TestCanceled);
        using var lasting = Poller.Start(client.Job("lasting"), EverySecond(timeout: 3600), TestCanceled);

        _time.Run(TimeSpan.FromMinutes(5));

        Assert.Equal(PollingPhase.Ended, ending.Progress.Phase);
        Assert.Contains(service.Requests, request => request is { JobId: "ending", At.TotalSeconds: 10 });
        Assert.InRange(service.Requests.Count(request => request.JobId == "lasting"), 10, 25);

        static PollingOptions EverySecond(int timeout) => new()
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
            Timeout = TimeSpan.FromSeconds(timeout),
        };
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 0)]
    public async Task Arguments_that_are_wrong_cost_a_permit_where_the_client_has_taken_it(bool isTaken, double seconds)
    {
        var service = new JobService(_time, new ArgumentException("taskId"));
        var client = service.Client(new RequestLimit(1, TimeSpan.FromSeconds(10)));
        PollingOperation<string, Phase> operation = isTaken
            ? client.Job()
            : new ScriptedOperation(client.PollingConnection, _time, "a", "done") { BeforeAnswer = (_, _) => throw new ArgumentException("taskId") };
        await Assert.ThrowsAsync<ArgumentException>(() => Poller.WaitAsync(operation, null, null, TestCanceled));

        var next = client.PollingConnection.AcquireAsync(TestCanceled).AsTask();
        await _time.RunAsync(next);

        Assert.InRange(_time.Now.TotalSeconds, seconds, seconds + 0.1);
    }

    [Fact]
    public async Task A_poll_of_a_client_that_takes_no_permits_counts_as_well()
    {
        var connection = new JobService(_time, "done").Client(new RequestLimit(1, TimeSpan.FromSeconds(10))).PollingConnection;
        var operation = new ScriptedOperation(connection, _time, "a", "waiting", "waiting", "done");

        await _time.RunAsync(Poller.WaitAsync(operation, null, null, TestCanceled));

        Assert.Collection(
            operation.Requests,
            at => Assert.Equal(TimeSpan.Zero, at),
            at => Assert.InRange(at.TotalSeconds, 10, 10.1),
            at => Assert.InRange(at.TotalSeconds, 20, 20.2));
    }

    [Fact]
    public async Task Who_is_served_holds_up_nobody_for_whom_there_is_a_permit()
    {
        var connection = new JobService(_time, "done").Client(new RequestLimit(2, TimeSpan.FromSeconds(10))).PollingConnection;
        foreach (var permit in new[] { await connection.AcquireAsync(TestCanceled), await connection.AcquireAsync(TestCanceled) })
        {
            permit.Dispose();
        }

        var calls = Enumerable.Range(0, 3).Select(_ => connection.AcquireAsync(TestCanceled).AsTask()).ToList();
        _time.Run(TimeSpan.FromSeconds(10.1));

        Assert.Equal([true, true, false], calls.Select(call => call.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task What_was_not_sent_costs_nothing_and_what_was_sent_again_counts_each_time()
    {
        var connection = new JobService(_time, "done").Client(TwentyAMinute).PollingConnection;
        for (var number = 0; number < 50; number++)
        {
            using var unsent = await connection.AcquireAsync(TestCanceled);
            unsent.ReportNotSent();
        }

        for (var number = 0; number < 3; number++)
        {
            using var repeated = await connection.AcquireAsync(TestCanceled);
            repeated.ReportRepeated(4);
        }

        for (var number = 0; number < 5; number++)
        {
            (await connection.AcquireAsync(TestCanceled)).Dispose();
        }

        var exception = await Assert.ThrowsAsync<TimeoutException>(() =>
        {
            var next = connection.AcquireAsync(TimeSpan.FromSeconds(60), TestCanceled).AsTask();
            _time.Run(TimeSpan.FromSeconds(60));
            return next;
        });
        Assert.Equal("The request budget had no permit within 0:01:00.", exception.Message);
        _time.Run(TimeSpan.FromSeconds(0.1));
        (await connection.AcquireAsync(TestCanceled)).Dispose();
    }

    [Fact]
    public async Task A_request_that_is_sent_again_holds_no_permit_while_it_waits_for_another()
    {
        var connection = new JobService(_time, "done").Client(new RequestLimit(1, TimeSpan.FromSeconds(1))).PollingConnection;
        var first = await connection.AcquireAsync(TestCanceled);

        var second = connection.AcquireAgainAsync(first, TestCanceled).AsTask();
        _time.Run(TimeSpan.FromSeconds(1.1));

        (await second).Dispose();
    }
}
