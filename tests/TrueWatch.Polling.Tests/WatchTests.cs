namespace TrueWatch.Polling.Tests;

public sealed class WatchTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private PollingOptions EverySecond => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
        TimeProvider = _time,
    };

    [Theory]
    [InlineData("done", PollingOutcome.Succeeded)]
    [InlineData("broken", PollingOutcome.Failed)]
    [InlineData("stopped", PollingOutcome.Canceled)]
    public async Task Every_snapshot_is_yielded_and_no_end_of_the_task_throws(string end, PollingOutcome outcome)
    {
        var operation = new ScriptedOperation(_time, "waiting", "queued", end);
        var snapshots = new List<PollingSnapshot<string, Phase>>();

        await _time.RunAsync(CollectAsync(operation, snapshots));

        Assert.Equal(["waiting", "queued", end], snapshots.Select(snapshot => snapshot.RawStatus));
        Assert.Equal([1, 2, 3], snapshots.Select(snapshot => snapshot.Poll));
        Assert.Equal(outcome, snapshots[^1].Outcome);
    }

    [Fact]
    public async Task Waiting_and_watching_send_the_same_requests()
    {
        var waited = new ScriptedOperation(_time, "waiting", "waiting", "queued", "done");
        await _time.RunAsync(Poller.WaitAsync(waited, EverySecond, null, TestCanceled));
        var watched = new ScriptedOperation(_time, "waiting", "waiting", "queued", "done");
        await _time.RunAsync(CollectAsync(watched, []));

        Assert.Equal(waited.Requests, watched.Requests);
    }

    [Fact]
    public async Task A_consumer_that_stops_looking_ends_the_polling()
    {
        var operation = new ScriptedOperation(_time, "waiting");

        await foreach (var _ in Poller.WatchAsync(operation, EverySecond, TestCanceled))
        {
            break;
        }

        _time.Run(TimeSpan.FromHours(1));
        Assert.Single(operation.Requests);
    }

    [Fact]
    public async Task A_sequence_that_is_read_twice_has_nothing_but_snapshots_both_times()
    {
        using var wait = Poller.Start(new ScriptedOperation(_time, "waiting", "queued", "done"), EverySecond, TestCanceled);
        var sequence = wait.WatchAsync(TestCanceled);
        var (first, second) = (sequence.ToListAsync(TestCanceled).AsTask(), sequence.ToListAsync(TestCanceled).AsTask());

        await _time.RunAsync(Task.WhenAll(first, second));

        Assert.Equal(["waiting", "queued", "done"], (await first).Select(snapshot => snapshot.RawStatus));
        Assert.Equal(["waiting", "queued", "done"], (await second).Select(snapshot => snapshot?.RawStatus));
    }

    [Fact]
    public async Task A_slow_consumer_causes_no_extra_polls_and_sees_every_change_of_the_status_and_the_end()
    {
        string[] script = ["waiting", "waiting", "waiting", "queued", "queued", "waiting", "waiting", "done"];
        var waited = new ScriptedOperation(_time, script);
        var wait = Poller.WaitAsync(waited, EverySecond, null, TestCanceled);
        await _time.RunAsync(wait);
        var operation = new ScriptedOperation(_time, script);

        await using var watch = Poller.WatchAsync(operation, EverySecond, TestCanceled).GetAsyncEnumerator(TestCanceled);
        Assert.True(await watch.MoveNextAsync());
        _time.Run(TimeSpan.FromSeconds(30));
        var seen = new List<string?> { watch.Current.RawStatus };
        while (await watch.MoveNextAsync())
        {
            seen.Add(watch.Current.RawStatus);
        }

        Assert.Equal(waited.Requests, operation.Requests);
        Assert.Equal(["waiting", "queued", "waiting", "done"], seen);
    }

    [Fact]
    public async Task Whoever_reads_later_sees_what_came_since_the_call()
    {
        var operation = new ScriptedOperation(_time, "waiting", "queued", "done");
        using var wait = Poller.Start(operation, EverySecond, TestCanceled);
        var watch = wait.WatchAsync(TestCanceled);
        await _time.RunAsync(wait.Completion);

        Assert.Equal(["waiting", "queued", "done"], await ReadAsync());
        Assert.Equal(["done"], await ReadAsync());

        async Task<List<string?>> ReadAsync()
        {
            var seen = new List<string?>();
            await foreach (var snapshot in watch)
            {
                seen.Add(snapshot.RawStatus);
            }

            return seen;
        }
    }

    [Fact]
    public async Task To_read_once_more_begins_with_the_last_snapshot_and_yields_each_once()
    {
        using var wait = Poller.Start(new ScriptedOperation(_time, "waiting", "queued", "done"), EverySecond, TestCanceled);
        var watch = wait.WatchAsync(TestCanceled);
        await foreach (var _ in watch)
        {
            break;
        }

        var polls = new List<int>();
        await _time.RunAsync(ReadAsync());

        Assert.Equal([1, 2, 3], polls);

        async Task ReadAsync()
        {
            await foreach (var snapshot in watch)
            {
                polls.Add(snapshot.Poll);
            }
        }
    }

    [Fact]
    public async Task Each_enumeration_is_a_wait_of_its_own()
    {
        var operation = new ScriptedOperation(_time, "done");
        var watch = Poller.WatchAsync(operation, EverySecond, TestCanceled);
        Assert.Empty(operation.Requests);

        for (var i = 0; i < 2; i++)
        {
            await foreach (var snapshot in watch)
            {
                Assert.Equal(1, snapshot.Poll);
            }
        }

        Assert.Equal(2, operation.Requests.Count);
    }

    private async Task CollectAsync(ScriptedOperation operation, List<PollingSnapshot<string, Phase>> snapshots)
    {
        await foreach (var snapshot in Poller.WatchAsync(operation, EverySecond, TestCanceled))
        {
            snapshots.Add(snapshot);
        }
    }
}
