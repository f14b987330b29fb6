namespace TrueWatch.Polling.Tests;

public sealed class TimeoutTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private PollingOptions EveryThreeSecondsForTen => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(3)),
        Timeout = TimeSpan.FromSeconds(10),
        TimeProvider = _time,
    };

    [Fact]
    public async Task A_task_that_does_not_end_in_time_throws_with_all_that_is_known()
    {
        var operation = new ScriptedOperation(_time, "waiting", "queued");

        var wait = Poller.WaitAsync(operation, EveryThreeSecondsForTen, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);

        Assert.Equal([0, 3, 6, 9, 10], operation.Requests.Select(at => at.TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(10), exception.Report.Elapsed);
        Assert.Equal(TimeSpan.FromSeconds(10), exception.Timeout);
        Assert.Equal(5, exception.Report.Polls);
        Assert.Equal("queued", exception.Report.RawStatus);
        Assert.Equal([new PollingArgument("jobId", "j:1")], exception.Report.Arguments);
        Assert.Equal(
            "The task did not end within 10 s. Job (jobId: 'j:1'): the last status was 'queued'; 5 polls in 10 s. " +
            "The task continues at the service; wait again, or use the resume token.",
            exception.Message);
    }

    [Fact]
    public async Task A_request_in_flight_at_the_deadline_is_canceled()
    {
        var operation = new ScriptedOperation(_time, "waiting")
        {
            BeforeAnswer = (_, canceled) => new TaskCompletionSource().Task.WaitAsync(canceled),
        };

        var wait = Poller.WaitAsync(operation, EveryThreeSecondsForTen, null, TestCanceled);
        await _time.RunAsync(wait);
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);

        Assert.Null(exception.Report.LastSnapshot);
        Assert.Equal(1, exception.Report.Polls);
        Assert.Equal(TimeSpan.FromSeconds(10), exception.Report.Elapsed);
        Assert.Contains("there was no response", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_without_a_limit_outlasts_the_documents_timeout()
    {
        var operation = new ScriptedOperation(_time, [.. Enumerable.Repeat("waiting", 20), "done"]);
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromMinutes(10)),
            Timeout = Timeout.InfiniteTimeSpan,
            TimeProvider = _time,
        };

        var wait = Poller.WaitAsync(operation, options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(TimeSpan.FromMinutes(200), (await wait).Elapsed);
    }

    [Fact]
    public async Task Watching_times_out_as_waiting_does()
    {
        var operation = new ScriptedOperation(_time, "waiting");
        var seen = new List<string?>();

        var watch = WatchAsync();
        await _time.RunAsync(watch);

        await Assert.ThrowsAsync<PollingTimeoutException>(() => watch);
        Assert.Equal("waiting", seen[0]);
        Assert.Equal(5, operation.Requests.Count);

        async Task WatchAsync()
        {
            await foreach (var snapshot in Poller.WatchAsync(operation, EveryThreeSecondsForTen, TestCanceled))
            {
                seen.Add(snapshot.RawStatus);
            }
        }
    }
}
