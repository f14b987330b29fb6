namespace TrueWatch.Polling.Tests;

/// <summary>Waits for many tasks at once.</summary>
public sealed class ManyTasksTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions EveryTwoSeconds => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)) };

    [Fact]
    public async Task The_results_are_in_the_order_of_the_operations_and_no_failure_costs_another_its_own()
    {
        var service = new JobService(_time, request => request.JobId switch
        {
            "slow" => request.Number < 10 ? "waiting" : "done",
            "broken" => "broken",
            "stopped" => "stopped",
            "missing" => Faults.Final["HTTP 404"],
            _ => "done",
        });
        var client = service.Client();

        var all = Poller.WaitForAllAsync(
            ((string[])["slow", "broken", "stopped", "missing", "quick"]).Select(client.Job), EveryTwoSeconds, TestCanceled);
        await _time.RunAsync(all);
        var results = await all;

        Assert.Equal(
            ["slow", "broken", "stopped", "missing", "quick"], results.Select(result => result.Arguments[0].Value));
        Assert.Equal([true, false, false, false, true], results.Select(result => result.IsSuccess));
        Assert.IsType<RemoteTaskFailedException>(results[1].Exception);
        Assert.IsType<RemoteTaskCanceledException>(results[2].Exception);
        Assert.IsType<PollingFaultException>(results[3].Exception);
        Assert.Equal("done", results[0].GetSnapshot().RawStatus);
        Assert.Throws<RemoteTaskFailedException>(() => results[1].GetSnapshot());
    }

    [Fact]
    public async Task Ends_come_as_they_happen()
    {
        var service = new JobService(_time, request => request.Number < int.Parse(request.JobId, null) ? "waiting" : "done");
        var client = service.Client();
        var operations = ((string[])["7", "3", "5", "1"]).Select(client.Job);
        await using var each = Poller.WhenEachAsync(operations, EveryTwoSeconds, TestCanceled).GetAsyncEnumerator(TestCanceled);

        foreach (var (jobId, second) in new[] { ("1", 1), ("3", 5), ("5", 9), ("7", 13) })
        {
            var next = each.MoveNextAsync();
            _time.Run(TimeSpan.FromSeconds(second) - _time.Now);
            Assert.True(await next);
            Assert.Equal(jobId, each.Current.Arguments[0].Value);
        }

        Assert.False(await each.MoveNextAsync());
    }

    [Fact]
    public async Task To_abandon_the_enumeration_ends_the_waits_that_are_left()
    {
        var service = new JobService(_time, request => request.JobId == "1" ? "done" : "waiting");
        var client = service.Client();

        await foreach (var result in Poller.WhenEachAsync(
            ((string[])["1", "2", "3"]).Select(client.Job), EveryTwoSeconds, TestCanceled))
        {
            Assert.True(result.IsSuccess);
            break;
        }

        _time.Run(TimeSpan.FromHours(1));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_cancellation_ends_all_of_them()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client();
        using var cancellation = new CancellationTokenSource();
        var operations = Enumerable.Range(1, 20).Select(number => client.Job($"{number}")).ToList();

        var all = Poller.WaitForAllAsync(operations, EveryTwoSeconds, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all);
        _time.Run(TimeSpan.FromHours(1));
        Assert.Equal(20, service.Requests.Count);
    }

    [Fact]
    public async Task The_same_task_twice_is_polled_once_and_has_two_results()
    {
        var service = new JobService(_time, "waiting", "done");
        var client = service.Client();

        var all = Poller.WaitForAllAsync([client.Job(), client.Job()], EveryTwoSeconds, TestCanceled);
        await _time.RunAsync(all);

        Assert.All(await all, result => Assert.True(result.IsSuccess));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task No_task_is_no_problem_and_null_is()
    {
        Assert.Empty(await Poller.WaitForAllAsync<string, Phase>([], null, TestCanceled));
        Assert.Throws<ArgumentNullException>(() => { _ = Poller.WaitForAllAsync<string, Phase>(null!, null, TestCanceled); });
        Assert.Throws<ArgumentNullException>(() => { _ = Poller.WaitForAllAsync<string, Phase>([null!], null, TestCanceled); });
        Assert.Throws<ArgumentNullException>(() => { _ = Poller.WhenEachAsync<string, Phase>(null!, null, TestCanceled); });
    }
}
