namespace TrueWatch.Polling.Tests;

/// <summary>What the service says about the next poll.</summary>
public sealed class RetryAfterTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions Options => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
        FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(3)),
        RetryAfterFloor = TimeSpan.FromSeconds(1),
        RetryAfterCeiling = TimeSpan.FromMinutes(1),
        Timeout = TimeSpan.FromMinutes(5),
    };

    [Fact]
    public async Task It_is_read_afresh_on_every_answer_and_clamped()
    {
        var service = new JobService(
            _time,
            Waiting(10),
            "waiting",
            Waiting(0),
            Waiting(3600),
            Faults.Transient["HTTP 503"] with { RetryAfter = TimeSpan.FromSeconds(7) },
            Faults.Transient["HTTP 503"],
            "done");

        var wait = Poller.WaitAsync(service.Client().Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal([0, 10, 12, 13, 73, 80, 83], service.Seconds);
        Assert.Equal(PollingOutcome.Succeeded, (await wait).Outcome);
    }

    [Fact]
    public async Task One_that_is_behind_the_deadline_ends_the_wait_at_once_and_says_so()
    {
        var service = new JobService(_time, "waiting", Waiting(45));
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
            Timeout = TimeSpan.FromSeconds(30),
        };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);

        Assert.Equal(TimeSpan.FromSeconds(45), exception.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(2), exception.Report.Elapsed);
        Assert.Contains("asks to wait 45 s", exception.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(28), exception.Report.ResumeToken!.Remaining);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task One_that_ends_exactly_with_the_wait_is_the_last_look()
    {
        var service = new JobService(_time, Waiting(30), "done");
        var options = new PollingOptions { Timeout = TimeSpan.FromSeconds(30) };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal([0, 30], service.Seconds);
        Assert.Equal(PollingOutcome.Succeeded, (await wait).Outcome);
    }

    [Fact]
    public async Task One_on_the_last_answer_does_not_matter()
    {
        var service = new JobService(_time, new JobReply { Status = "done", RetryAfter = TimeSpan.FromHours(1) });

        Assert.Equal(1, (await Poller.WaitAsync(service.Client().Job(), Options, null, TestCanceled)).Poll);
    }

    private static JobReply Waiting(int retryAfter)
        => new() { Status = "waiting", RetryAfter = TimeSpan.FromSeconds(retryAfter) };
}
