namespace TrueWatch.Polling.Tests;

/// <summary>The deadline is exact, the last look is at it, and nothing that is known is lost with it.</summary>
public sealed class DeadlineTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_look_sees_an_end_that_came_in_time()
    {
        var service = new JobService(_time, request => request.At.TotalSeconds < 29.5 ? "waiting" : "done");

        var wait = Poller.WaitAsync(service.Client().Job(), Every(20, timeout: 30), null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal([0, 20, 30], service.Seconds);
        Assert.Equal(TimeSpan.FromSeconds(30), (await wait).Elapsed);
    }

    [Fact]
    public async Task A_request_in_flight_at_the_deadline_is_aborted_and_there_is_no_other()
    {
        var service = new JobService(_time, "waiting", JobReply.Never);

        var wait = Poller.WaitAsync(service.Client().Job(), Every(20, timeout: 30), null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);

        Assert.Equal(TimeSpan.FromSeconds(30), exception.Report.Elapsed);
        Assert.Equal(2, exception.Report.Polls);
        Assert.Equal([0, 20], service.Seconds);
        Assert.Equal(1, service.Aborted);
    }

    [Fact]
    public async Task A_poll_that_takes_too_long_is_a_transient_fault()
    {
        var service = new JobService(_time, JobReply.Never, "done");
        var options = new PollingOptions
        {
            PollTimeout = TimeSpan.FromSeconds(4),
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
        };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal([0, 5], service.Seconds);
        Assert.Equal(1, service.Aborted);
        Assert.Equal(2, (await wait).Poll);
    }

    [Fact]
    public async Task A_wait_that_ends_with_such_a_poll_says_how_long_that_took()
    {
        var options = new PollingOptions { MaximumConsecutiveFaults = 0, PollTimeout = TimeSpan.FromSeconds(4) };

        var wait = Poller.WaitAsync(new JobService(_time, JobReply.Never).Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        Assert.Equal("There was no response to the poll within 4 s.", Assert.IsType<TimeoutException>(exception.InnerException).Message);
    }

    [Fact]
    public async Task The_timeout_tells_everything_that_is_known()
    {
        var service = new JobService(
            _time, "waiting", Faults.Transient["HTTP 503"], Faults.Transient["DNS"], Faults.Throttled, "archiving");
        var client = service.Client(new RequestLimit(20, TimeSpan.FromSeconds(60)));
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(5)),
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(5)),
            Timeout = TimeSpan.FromMinutes(2),
        };

        var wait = Poller.WaitAsync(client.Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);

        var report = exception.Report;
        Assert.IsType<TimeoutException>(exception, exactMatch: false);
        Assert.Equal("Job", report.Operation);
        Assert.Equal([new PollingArgument("jobId", "job")], report.Arguments);
        Assert.Equal("archiving", report.RawStatus);
        Assert.Equal(Phase.Unknown, Assert.IsType<PollingSnapshot<string, Phase>>(report.LastSnapshot).Status);
        Assert.Equal(TimeSpan.FromMinutes(2), report.Elapsed);
        Assert.Equal(service.Requests.Count, report.Polls);
        Assert.Equal(1, report.TransientFaults["HTTP 503"]);
        Assert.Equal(1, report.TransientFaults["connection"]);
        Assert.Equal(1, report.ThrottledPolls);
        Assert.True(report.BudgetWait > TimeSpan.FromSeconds(2), "The pause after the throttle does not count.");
        Assert.Equal(TimeSpan.Zero, report.ResumeToken!.Remaining);
        Assert.Equal(report.Polls, report.ResumeToken.Polls);
        Assert.All(
            ["'job'", "'archiving'", "0:02:00", "HTTP 503 1×", "connection 1×", "throttled 1×"],
            text => Assert.Contains(text, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_wall_clock_that_jumps_changes_nothing(int hours)
    {
        var steady = new JobService(_time, [.. Enumerable.Repeat<JobReply>("waiting", 8), "done"]);
        var wait = Poller.WaitAsync(steady.Client().Job(), Every(3, timeout: 60), null, TestCanceled);
        await _time.RunAsync(wait);

        var time = new VirtualTime();
        var jumping = new JobService(time, request =>
        {
            time.JumpWallClock(TimeSpan.FromHours(request.Number % 2 == 0 ? hours : -2 * hours));
            return request.Number <= 8 ? "waiting" : "done";
        });
        var other = Poller.WaitAsync(jumping.Client().Job(), Every(3, timeout: 60), null, TestCanceled);
        await time.RunAsync(other);

        Assert.Equal(steady.Seconds, jumping.Seconds);
        Assert.Equal((await wait).Elapsed, (await other).Elapsed);
    }

    [Fact]
    public async Task A_timeout_shorter_than_the_first_pause_looks_twice()
    {
        var service = new JobService(_time, "waiting");

        var wait = Poller.WaitAsync(service.Client().Job(), Every(60, timeout: 0.001), null, TestCanceled);
        await _time.RunAsync(wait);

        await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
        Assert.Equal([0, 0.001], service.Seconds);
    }

    [Fact]
    public async Task A_hundred_waits_that_began_one_second_apart_cost_at_most_twice_what_one_costs()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client();
        var waits = new List<Task>();
        for (var number = 0; number < 100; number++)
        {
            waits.Add(Poller.WaitAsync(client.Job(), Every(5, timeout: 300), null, TestCanceled));
            _time.Run(TimeSpan.FromSeconds(1));
        }

        _time.Run(TimeSpan.FromSeconds(310));

        foreach (var wait in waits)
        {
            await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
        }

        Assert.InRange(service.Requests.Count, 80, 2 * 80);
        Assert.InRange(service.Requests.Count(request => request.At.TotalSeconds > 300), 15, 42);
    }

    private static PollingOptions Every(double seconds, double timeout) => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(seconds)),
        Timeout = TimeSpan.FromSeconds(timeout),
    };
}
