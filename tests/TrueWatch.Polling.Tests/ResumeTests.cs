namespace TrueWatch.Polling.Tests;

/// <summary>A wait that goes on from a token, in another client.</summary>
public sealed class ResumeTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions EveryTwoSeconds => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
        Timeout = TimeSpan.FromSeconds(60),
    };

    private static PollingOptions Resumed => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)) };

    [Fact]
    public async Task Without_any_time_left_and_without_a_permit_it_ends_at_once()
    {
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new()
        {
            Limit = new RequestLimit(1, TimeSpan.FromSeconds(60)),
            TimeProvider = _time,
        });
        (await connection.AcquireAsync(TestCanceled)).Dispose();
        var operation = new ScriptedOperation(connection, _time, "a", "waiting");

        var wait = Poller.Resume(operation, operation.CreateToken(TimeSpan.Zero), null, TestCanceled);

        Assert.True(wait.Completion.IsCompleted);
        await Assert.ThrowsAsync<PollingTimeoutException>(() => wait.Completion);
        Assert.Empty(operation.Requests);
    }

    [Fact]
    public async Task It_goes_on_with_the_pace_the_deadline_the_count_and_the_time()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client();
        using var first = Poller.Start(client.Job(), EveryTwoSeconds, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(5));
        var token = PollingResumeToken.Parse(first.GetResumeToken().ToString());
        first.Dispose();

        Assert.Equal("https://jobs.test/", token.Endpoint);
        Assert.Equal("Job", token.Operation);
        Assert.Equal([new PollingArgument("jobId", "job")], token.Arguments);
        Assert.Equal(TimeSpan.FromSeconds(55), token.Remaining);
        Assert.Equal(TimeSpan.FromSeconds(1), token.NextPoll);
        Assert.Equal(TimeSpan.FromSeconds(5), token.Elapsed);
        Assert.Equal(3, token.Polls);
        Assert.Equal("waiting", token.LastStatus);

        var resumed = Poller.Resume(service.Client().Job(), token, Resumed, TestCanceled).Completion;
        await _time.RunAsync(resumed);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => resumed);

        Assert.Equal([0, 2, 4, 6, 8], service.Seconds.Take(5));
        Assert.Equal(60, service.Seconds.Last());
        Assert.Equal(TimeSpan.FromSeconds(60), exception.Report.Elapsed);
        Assert.Equal(service.Requests.Count, exception.Report.Polls);
    }

    [Fact]
    public async Task Every_exception_and_every_snapshot_carries_a_token_and_none_the_key()
    {
        const string key = "marker-key-4711";
        var failures = new Dictionary<JobReply, PollingOptions>
        {
            ["broken"] = new(),
            ["stopped"] = new(),
            ["waiting"] = new() { Timeout = TimeSpan.FromSeconds(1) },
            ["archiving"] = new() { UnknownStatus = UnknownStatusPolicy.Throw },
            [Faults.Final["HTTP 404"]] = new(),
        };
        foreach (var (reply, options) in failures)
        {
            var wait = Poller.WaitAsync(new JobService(_time, reply).Client(key: key).Job(), options, null, TestCanceled);
            await _time.RunAsync(wait);
            var exception = await Assert.ThrowsAnyAsync<Exception>(() => wait);

            var token = Assert.IsType<IPollingFailure>(exception, exactMatch: false).Report.ResumeToken!.ToString();
            Assert.Equal("Job", PollingResumeToken.Parse(token).Operation);
            Assert.DoesNotContain(key, token + exception, StringComparison.Ordinal);
        }

        using var cancellation = new CancellationTokenSource();
        var canceled = Poller.WaitAsync(new JobService(_time, "waiting").Client().Job(), null, null, cancellation.Token);
        await cancellation.CancelAsync();
        Assert.NotNull((await Assert.ThrowsAsync<PollingCanceledException>(() => canceled)).Report.ResumeToken);

        var end = await Poller.WaitAsync(new JobService(_time, "done").Client().Job(), null, null, TestCanceled);
        Assert.Equal("done", end.ResumeToken!.LastStatus);
    }

    [Fact]
    public async Task With_nothing_left_it_looks_once()
    {
        var service = new JobService(_time, "waiting", "waiting", "done");
        var options = new PollingOptions { Timeout = TimeSpan.FromSeconds(1) };
        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);
        var token = (await Assert.ThrowsAsync<PollingTimeoutException>(() => wait)).Report.ResumeToken!;

        var resumed = Poller.Resume(service.Client().Job(), token, null, TestCanceled).Completion;
        await _time.RunAsync(resumed);

        Assert.Equal(TimeSpan.Zero, token.Remaining);
        Assert.Equal(PollingOutcome.Succeeded, (await resumed).Outcome);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task With_nothing_left_it_looks_once_also_beside_others()
    {
        var service = new JobService(_time, request => request.Number < 4 ? "waiting" : "done");
        var client = service.Client();
        using var other = Poller.Start(client.Job(), EveryTwoSeconds, TestCanceled);
        var token = (await TimeOutAsync(client.Job())).Report.ResumeToken!;
        _time.Run(TimeSpan.FromSeconds(1.5));
        var requests = service.Requests.Count;

        var exception = await Record.ExceptionAsync(() => Poller.Resume(client.Job(), token, null, TestCanceled).Completion);

        Assert.Equal(requests + 1, service.Requests.Count);
        Assert.True(exception is null or PollingTimeoutException);
    }

    [Fact]
    public async Task With_nothing_left_it_does_not_wait_long_for_the_request_of_another()
    {
        var service = new JobService(_time, request => request.Number == 1 ? "waiting" : JobReply.Never);
        var client = service.Client();
        var token = (await TimeOutAsync(client.Job())).Report.ResumeToken!;
        using var other = Poller.Start(
            client.Job(),
            new PollingOptions { PollTimeout = Timeout.InfiniteTimeSpan, Timeout = Timeout.InfiniteTimeSpan },
            TestCanceled);

        var resumed = Poller.Resume(client.Job(), token, null, TestCanceled).Completion;
        _time.Run(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<PollingTimeoutException>(() => resumed);
    }

    [Fact]
    public async Task What_the_service_asked_for_is_kept()
    {
        var hint = TimeSpan.FromSeconds(60);
        var service = new JobService(_time, new JobReply { Status = "waiting", RetryAfter = hint });
        var faulty = new JobService(_time, Faults.Transient["HTTP 503"] with { RetryAfter = hint });

        var late = await Assert.ThrowsAsync<PollingTimeoutException>(() => Poller.WaitAsync(
            service.Client().Job(), new PollingOptions { Timeout = TimeSpan.FromSeconds(30) }, null, TestCanceled));
        var fault = await Assert.ThrowsAsync<PollingFaultException>(() => Poller.WaitAsync(
            faulty.Client().Job(), new PollingOptions { MaximumConsecutiveFaults = 0 }, null, TestCanceled));
        var canceled = await Assert.ThrowsAsync<PollingCanceledException>(() => Poller.Resume(
            service.Client().Job(), late.Report.ResumeToken!, null, new CancellationToken(canceled: true)).Completion);

        Assert.Equal(hint, late.Report.ResumeToken!.NextPoll);
        Assert.Equal(hint, fault.Report.ResumeToken!.NextPoll);
        Assert.Equal(hint, canceled.Report.ResumeToken!.NextPoll);
    }

    [Fact]
    public async Task A_new_timeout_takes_the_place_of_the_old_deadline()
    {
        var service = new JobService(_time, "waiting");
        using var first = Poller.Start(service.Client().Job(), EveryTwoSeconds, TestCanceled);
        var token = first.GetResumeToken();
        first.Dispose();

        var resumed = Poller.Resume(service.Client().Job(), token, EveryTwoSeconds, TestCanceled).Completion;
        _time.Run(TimeSpan.FromSeconds(50));
        Assert.False(resumed.IsCompleted);
        await _time.RunAsync(resumed);

        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => resumed);
        Assert.Equal(TimeSpan.FromSeconds(60), exception.Timeout);
    }

    [Fact]
    public async Task A_watch_and_a_handle_go_on_as_well()
    {
        var service = new JobService(_time, "waiting", "queued", "done");
        using var first = Poller.Start(service.Client().Job(), EveryTwoSeconds, TestCanceled);
        var token = first.GetResumeToken();
        first.Dispose();
        var seen = new List<string?>();

        var watch = WatchAsync();
        await _time.RunAsync(watch);
        await watch;
        var handle = Poller.Resume(service.Client().Job(), token, Resumed, TestCanceled);
        await _time.RunAsync(handle.Completion);

        Assert.Equal(["queued", "done"], seen);
        Assert.Equal(2, (await handle.Completion).Poll);

        async Task WatchAsync()
        {
            await foreach (var snapshot in Poller.Resume(service.Client().Job(), token, Resumed, TestCanceled).WatchAsync(TestCanceled))
            {
                seen.Add(snapshot.RawStatus);
            }
        }
    }

    private async Task<PollingTimeoutException> TimeOutAsync(JobOperation operation)
    {
        var options = new PollingOptions { Timeout = TimeSpan.FromSeconds(0.1) };
        var wait = Poller.WaitAsync(operation, options, null, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(6));
        return await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
    }

    [Fact]
    public async Task A_token_of_something_else_is_refused_and_nothing_is_sent()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client();
        using var wait = Poller.Start(client.Job(), EveryTwoSeconds, TestCanceled);
        var json = wait.GetResumeToken().ToString();
        var token = PollingResumeToken.Parse(json);
        var elsewhere = new ScriptedOperation(
            new PollingConnection("https://jobs.elsewhere.test/", "key"), _time, "job", "waiting");

        var endpoint = await Assert.ThrowsAsync<ArgumentException>(() => Poller.Resume(elsewhere, token, null, TestCanceled).Completion);
        var argument = await Assert.ThrowsAsync<ArgumentException>(() => Poller.Resume(client.Job("other"), token, null, TestCanceled).Completion);
        var operation = Assert.Throws<ArgumentException>(() => token.GetArgument("Print", "jobId"));
        var name = Assert.Throws<ArgumentException>(() => token.GetArgument("Job", "number"));
        var type = Assert.Throws<ArgumentException>(() => token.RequireArgument("Job", "jobId", text => int.Parse(text, null)));

        Assert.Contains("https://jobs.elsewhere.test/", endpoint.Message, StringComparison.Ordinal);
        Assert.Contains("'other'", argument.Message, StringComparison.Ordinal);
        Assert.Contains("'Print'", operation.Message, StringComparison.Ordinal);
        Assert.Contains("'number'", name.Message, StringComparison.Ordinal);
        Assert.Contains("Int32", type.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
        Assert.Single(service.Requests);
    }
}
