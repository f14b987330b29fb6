namespace TrueWatch.Polling.Tests;

/// <summary>A task, an enumeration and a progress are views of the same wait.</summary>
public sealed class ViewsTests
{
    private static readonly JobReply[] Script =
    [
        "waiting", "waiting", Faults.Transient["HTTP 503"], "queued", Faults.Throttled with { RetryAfter = TimeSpan.FromSeconds(9) },
        "waiting", new() { Status = "waiting", RetryAfter = TimeSpan.FromSeconds(4) }, "waiting", "done",
    ];

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions Options => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
        FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
    };

    [Fact]
    public async Task All_of_them_send_the_same_requests()
    {
        var progress = new SynchronousProgress<PollingProgress<string, Phase>>();
        var watched = new List<string?>();
        var task = await TraceAsync(operation => Poller.WaitAsync(operation, Options, null, TestCanceled));
        var reported = await TraceAsync(operation => Poller.WaitAsync(operation, Options, progress, TestCanceled));
        var started = await TraceAsync(operation => Poller.Start(operation, Options, TestCanceled).Completion);
        var enumerated = await TraceAsync(async operation =>
        {
            await foreach (var snapshot in Poller.WatchAsync(operation, Options, TestCanceled))
            {
                watched.Add(snapshot.RawStatus);
            }
        });

        Assert.Equal([0, 2, 4, 5, 7, 16, 18, 22, 24], task);
        Assert.Equal(task, reported);
        Assert.Equal(task, started);
        Assert.Equal(task, enumerated);
        Assert.Equal(["waiting", "queued", "waiting", "done"], WithoutRepetitions(progress.Statuses()));
        Assert.Equal(["waiting", "queued", "waiting", "done"], WithoutRepetitions(watched));
        Assert.Equal(PollingPhase.Ended, progress.Reports[^1].Phase);
        Assert.Contains(progress.Reports, report => report is { Phase: PollingPhase.Throttled, Fault.Name: "HTTP 429" });
    }

    [Fact]
    public async Task A_consumer_that_is_stuck_lets_nothing_grow_and_loses_no_change_of_the_status()
    {
        var time = new VirtualTime();
        var service = new JobService(time, request => (request.Number / 10_000) switch
        {
            0 => "waiting",
            1 => "queued",
            2 => "waiting",
            _ => "done",
        });
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var wait = Poller.Start(service.Client().Job(), options, TestCanceled);
        var reader = wait.OpenReader(answersOnly: false);

        await time.RunAsync(wait.Completion);

        var unread = reader.ReadUnread().ToList();
        Assert.Equal(30_000, service.Requests.Count);
        Assert.InRange(unread.Count, 4, 12);
        Assert.Equal(
            ["waiting", "queued", "waiting", "done"],
            WithoutRepetitions(unread.Select(progress => progress.Snapshot?.RawStatus)));
    }

    [Fact]
    public async Task To_abandon_the_enumeration_stops_the_polling_and_aborts_the_request_in_flight()
    {
        var time = new VirtualTime();
        var service = new JobService(time, "waiting", JobReply.Never);
        await foreach (var snapshot in Poller.WatchAsync(service.Client().Job(), Options, TestCanceled))
        {
            time.Run(TimeSpan.FromSeconds(3));
            Assert.Equal(2, service.Requests.Count);
            break;
        }

        Assert.Equal(1, service.Aborted);
        time.Run(TimeSpan.FromHours(1));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_progress_that_throws_ends_the_wait()
    {
        var time = new VirtualTime();
        var service = new JobService(time, "waiting");
        var client = service.Client();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Poller.WaitAsync(client.Job(), Options, new BrokenProgress(), TestCanceled));

        time.Run(TimeSpan.FromHours(1));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task To_stop_reading_a_started_wait_does_not_end_it()
    {
        var time = new VirtualTime();
        var service = new JobService(time, "waiting", "queued", "done");
        using var wait = Poller.Start(service.Client().Job(), Options, TestCanceled);
        await foreach (var snapshot in wait.WatchAsync(TestCanceled))
        {
            Assert.Equal("waiting", snapshot.RawStatus);
            break;
        }

        await time.RunAsync(wait.Completion);

        Assert.Equal(3, (await wait.Completion).Poll);
    }

    [Fact]
    public async Task To_read_a_started_wait_once_more_begins_with_its_snapshot()
    {
        var time = new VirtualTime();
        var service = new JobService(time, "waiting", "queued", "done");
        using var wait = Poller.Start(service.Client().Job(), Options, TestCanceled);
        var snapshots = wait.WatchAsync(TestCanceled);
        await foreach (var snapshot in snapshots)
        {
            Assert.Equal("waiting", snapshot.RawStatus);
            break;
        }

        var seen = ReadAsync();
        await time.RunAsync(seen);

        Assert.Equal(["waiting", "queued", "done"], await seen);
        Assert.Equal(["done"], await ReadAsync());

        async Task<List<string?>> ReadAsync()
        {
            var seen = new List<string?>();
            await foreach (var snapshot in snapshots)
            {
                seen.Add(snapshot.RawStatus);
            }

            return seen;
        }
    }

    [Fact]
    public async Task A_pause_after_a_fault_or_a_throttle_is_always_reported_with_its_reason_and_its_length()
    {
        var time = new VirtualTime();
        var service = new JobService(
            time,
            "waiting",
            Faults.Transient["HTTP 503"],
            Faults.Throttled with { RetryAfter = TimeSpan.FromSeconds(9) },
            "waiting",
            "waiting",
            "done");
        var wait = Poller.Start(service.Client().Job(), Options, TestCanceled);
        var reader = wait.OpenReader(answersOnly: false);

        await time.RunAsync(wait.Completion);

        var pauses = reader.ReadUnread()
            .Where(progress => progress is { Fault: not null, Phase: PollingPhase.Pausing or PollingPhase.Throttled })
            .Select(progress => (progress.Phase, progress.Fault?.Name, progress.Pause?.TotalSeconds));
        Assert.Equal([(PollingPhase.Pausing, "HTTP 503", 1), (PollingPhase.Throttled, "HTTP 429", 9)], pauses.Distinct());
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(65, 65)]
    [InlineData(1000, 65)]
    public void A_reader_that_is_stuck_is_told_of_as_many_pauses_as_it_keeps(int pauses, int told)
    {
        using var wait = Poller.Start(new JobService(new VirtualTime(), "waiting").Client().Job(), Options, TestCanceled);
        var reader = new ProgressReader<string, Phase>(answersOnly: false);
        for (var pause = 0; pause < pauses; pause++)
        {
            reader.Write(wait.Progress, mustBeTold: true);
        }

        Assert.Equal(told, reader.ReadUnread().Count());
    }

    [Fact]
    public async Task A_slow_reader_is_not_told_that_the_wait_has_stood_in_a_queue()
    {
        var time = new VirtualTime();
        var client = new JobService(time, "waiting", "waiting", "done").Client(new PollingConnectionOptions
        {
            Limit = new RequestLimit(2, TimeSpan.FromSeconds(60)),
            TimeProvider = time,
        });
        var wait = Poller.Start(client.Job(), Options, TestCanceled);
        var reader = wait.OpenReader(answersOnly: false);

        time.RunUntil(() => wait.Progress.Phase == PollingPhase.WaitingForBudget);
        await time.RunAsync(wait.Completion);

        Assert.DoesNotContain(reader.ReadUnread(), progress => progress.Phase == PollingPhase.WaitingForBudget);
    }

    [Fact]
    public void The_fault_of_the_last_poll_is_there_until_the_next_answer()
    {
        var time = new VirtualTime();
        var service = new JobService(time, Faults.Throttled with { RetryAfter = TimeSpan.FromSeconds(9) }, "waiting");
        using var wait = Poller.Start(service.Client().Job(), Options, TestCanceled);
        time.Run(TimeSpan.FromSeconds(5));
        Assert.Equal(PollingFaultKind.Throttled, wait.Progress.Fault?.Kind);
        Assert.Equal(PollingPhase.Throttled, wait.Progress.Phase);

        time.Run(TimeSpan.FromSeconds(5));

        Assert.Null(wait.Progress.Fault);
        Assert.Equal(PollingPhase.Pausing, wait.Progress.Phase);
    }

    private static async Task<IEnumerable<double>> TraceAsync(Func<JobOperation, Task> wait)
    {
        var time = new VirtualTime();
        var service = new JobService(time, Script);
        var task = wait(service.Client().Job());
        await time.RunAsync(task);
        await task;
        return service.Seconds;
    }

    private static IEnumerable<string?> WithoutRepetitions(IEnumerable<string?> statuses)
    {
        string? last = null;
        foreach (var status in statuses.Where(status => status is not null))
        {
            if (status != last)
            {
                yield return last = status;
            }
        }
    }

    private sealed class BrokenProgress : IProgress<PollingProgress<string, Phase>>
    {
        public void Report(PollingProgress<string, Phase> value) => throw new InvalidOperationException("no display");
    }
}
