using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace TrueWatch.Polling.Tests;

/// <summary>A status that nobody has heard of.</summary>
public sealed class UnknownStatusTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_default_the_wait_goes_on_and_the_text_is_kept()
    {
        var service = new JobService(_time, "waiting", "archiving", "archiving", "frozen", "archiving", "done");
        var log = new FakeLogger();
        var client = service.Client(new PollingConnectionOptions { Logger = log, TimeProvider = _time });
        var progress = new SynchronousProgress<PollingProgress<string, Phase>>();

        var wait = Poller.WaitAsync(client.Job(), null, progress, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(PollingOutcome.Succeeded, (await wait).Outcome);
        Assert.All(
            progress.Answers().Where(snapshot => snapshot.Status == Phase.Unknown),
            snapshot => Assert.Equal(PollingOutcome.Pending, snapshot.Outcome));
        Assert.Contains("archiving", progress.Statuses());
        var warnings = log.Collector.GetSnapshot().Where(record => record.Level == LogLevel.Warning).ToList();
        Assert.Equal(["'archiving'", "'frozen'"], warnings.Select(record => record.GetStructuredStateValue("Status")));
        Assert.All(warnings, record => Assert.Equal(4, record.Id.Id));
    }

    [Fact]
    public async Task One_to_the_end_is_in_the_timeout()
    {
        var service = new JobService(_time, "archiving");

        var wait = Poller.WaitAsync(service.Client().Job(), null, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);

        Assert.Equal("archiving", exception.Report.RawStatus);
        Assert.Contains("'archiving'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_end_the_wait_with_an_exception()
    {
        var service = new JobService(_time, "waiting", "archiving", "done");
        var options = new PollingOptions { UnknownStatus = UnknownStatusPolicy.Throw };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<UnknownStatusException>(() => wait);

        Assert.Equal("archiving", exception.Report.RawStatus);
        Assert.NotNull(exception.Report.ResumeToken);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task It_can_be_the_end_and_is_no_success_then()
    {
        var service = new JobService(_time, "waiting", "archiving", "done");
        var options = new PollingOptions { UnknownStatus = UnknownStatusPolicy.Terminal };

        var wait = Poller.WaitForAllAsync([service.Client().Job()], options, TestCanceled);
        await _time.RunAsync(wait);
        var result = Assert.Single(await wait);

        Assert.False(result.IsSuccess);
        Assert.Null(result.Exception);
        Assert.True(result.Snapshot!.IsTerminal);
        Assert.Equal(PollingOutcome.Unknown, result.Snapshot.Outcome);
        Assert.Equal("archiving", result.GetSnapshot().RawStatus);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Waits_on_one_task_may_differ_in_what_they_make_of_it()
    {
        var service = new JobService(_time, "waiting", "archiving", "done");
        var client = service.Client();
        var going = Poller.WaitAsync(client.Job(), null, null, TestCanceled);
        var throwing = Poller.WaitAsync(
            client.Job(), new PollingOptions { UnknownStatus = UnknownStatusPolicy.Throw }, null, TestCanceled);

        await _time.RunAsync(going);

        await Assert.ThrowsAsync<UnknownStatusException>(() => throwing);
        Assert.Equal(Phase.Done, (await going).Status);
        Assert.Equal(3, service.Requests.Count);
    }
}
