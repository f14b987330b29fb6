namespace TrueWatch.Polling.Tests;

/// <summary>Waits on the same task share their polls.</summary>
public sealed class SingleFlightTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions EveryTwoSeconds => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)) };

    [Fact]
    public async Task A_hundred_waits_on_one_task_send_the_requests_of_one()
    {
        string[] statuses = ["waiting", "waiting", "queued", "waiting", "done"];
        var alone = new JobService(_time, [.. statuses.Select(status => (JobReply)status)]);
        var single = alone.Client();
        var wait = Poller.WaitAsync(single.Job(), EveryTwoSeconds, null, TestCanceled);
        await _time.RunAsync(wait);
        var start = _time.Now;

        var shared = new JobService(_time, [.. statuses.Select(status => (JobReply)status)]);
        var client = shared.Client();
        var waits = Enumerable.Range(0, 100)
            .Select(_ => Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, TestCanceled))
            .ToList();
        await _time.RunAsync(Task.WhenAll(waits));

        Assert.Equal(alone.Requests.Select(request => request.At), shared.Requests.Select(request => request.At - start));
        foreach (var one in waits)
        {
            Assert.Equal(PollingOutcome.Succeeded, (await one).Outcome);
        }
    }

    [Fact]
    public async Task When_all_but_one_are_canceled_the_one_notices_nothing_and_when_it_is_nothing_is_sent()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client();
        using var cancellation = new CancellationTokenSource();
        using var last = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 99)
            .Select(_ => Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, cancellation.Token))
            .ToList();
        var one = Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, last.Token);

        _time.Run(TimeSpan.FromSeconds(5));
        await cancellation.CancelAsync();
        foreach (var wait in waits)
        {
            await Assert.ThrowsAsync<PollingCanceledException>(() => wait);
        }

        _time.Run(TimeSpan.FromSeconds(5));
        Assert.Equal([0, 2, 4, 6, 8, 10], service.Seconds);
        Assert.False(one.IsCompleted);

        await last.CancelAsync();
        await Assert.ThrowsAsync<PollingCanceledException>(() => one);
        _time.Run(TimeSpan.FromHours(1));
        Assert.Equal(6, service.Requests.Count);
    }

    [Fact]
    public async Task The_request_in_flight_is_aborted_with_the_last_wait_and_not_before()
    {
        var service = new JobService(_time, JobReply.Never);
        var client = service.Client();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var waits = new[] { first, second }
            .Select(source => Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, source.Token))
            .ToList();

        await first.CancelAsync();
        Assert.Equal(0, service.Aborted);
        await second.CancelAsync();

        Assert.Equal(1, service.Aborted);
        Assert.Single(service.Requests);
        foreach (var wait in waits)
        {
            await Assert.ThrowsAsync<PollingCanceledException>(() => wait);
        }
    }

    [Fact]
    public async Task Who_comes_late_gets_the_last_snapshot_at_once_and_costs_no_request()
    {
        var service = new JobService(_time, "waiting", "waiting", "waiting", "done");
        var client = service.Client();
        var early = Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(3));

        using var late = Poller.Start(client.Job(), EveryTwoSeconds, TestCanceled);

        Assert.Equal("waiting", late.Progress.Snapshot?.RawStatus);
        Assert.Equal(TimeSpan.Zero, late.Progress.Snapshot?.Elapsed);
        _time.Run(TimeSpan.FromSeconds(3));
        Assert.Equal([0, 2, 4, 6], service.Seconds);
        Assert.Equal(TimeSpan.FromSeconds(6), (await early).Elapsed);
        Assert.Equal(TimeSpan.FromSeconds(3), (await late.Completion).Elapsed);
    }

    [Fact]
    public async Task Whoever_waits_after_the_end_asks_anew()
    {
        var service = new JobService(_time, "done");
        var client = service.Client();

        await Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, TestCanceled);
        await Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, TestCanceled);

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Another_task_another_key_and_arguments_that_do_not_tell_are_not_shared()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client();
        using var other = new CancellationTokenSource();
        Task[] waits =
        [
            Poller.WaitAsync(client.Job("a"), EveryTwoSeconds, null, other.Token),
            Poller.WaitAsync(client.Job("b"), EveryTwoSeconds, null, other.Token),
            Poller.WaitAsync(service.Client().Job("a"), EveryTwoSeconds, null, other.Token),
            Poller.WaitAsync(new VagueOperation(client), EveryTwoSeconds, null, other.Token),
            Poller.WaitAsync(new VagueOperation(client), EveryTwoSeconds, null, other.Token),
        ];

        Assert.Equal(5, service.Requests.Count);
        await other.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waits));
    }

    [Theory]
    [InlineData(PollSharing.Client, 2)]
    [InlineData(PollSharing.Key, 1)]
    [InlineData(PollSharing.None, 4)]
    public void Whose_waits_share_their_polls_is_the_connections_to_say(PollSharing sharing, int requests)
    {
        var service = new JobService(_time, "waiting");
        var options = new PollingConnectionOptions { Sharing = sharing, TimeProvider = _time };
        JobClient[] clients = [service.Client(options, "a shared key"), service.Client(options, "a shared key")];
        var waits = clients.Concat(clients).Select(client => Poller.Start(client.Job(), EveryTwoSeconds, TestCanceled)).ToList();

        Assert.Equal(requests, service.Requests.Count);
        waits.ForEach(wait => wait.Dispose());
    }

    [Fact]
    public async Task Each_wait_keeps_its_own_deadline()
    {
        var service = new JobService(_time, "waiting", "waiting", "waiting", "waiting", "done");
        var client = service.Client();
        var patient = Poller.WaitAsync(client.Job(), EveryTwoSeconds, null, TestCanceled);
        var hasty = Poller.WaitAsync(
            client.Job(),
            new PollingOptions { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)), Timeout = TimeSpan.FromSeconds(5) },
            null,
            TestCanceled);

        await _time.RunAsync(Task.WhenAny(hasty, patient));
        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(() => hasty);
        await _time.RunAsync(patient);

        Assert.Equal(TimeSpan.FromSeconds(5), exception.Report.Elapsed);
        Assert.Equal(PollingOutcome.Succeeded, (await patient).Outcome);
        Assert.Equal(5, service.Requests.Count);
    }

    /// <summary>An operation whose arguments do not say what it asks for.</summary>
    private sealed class VagueOperation(JobClient client) : PollingOperation<string, Phase>(
        client.PollingConnection,
        "Vague",
        new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
        new PollingArgument("filter", "System.Object"))
    {
        public override bool IsIdentifiedByArguments => false;

        public override async Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken)
        {
            var raw = await client.GetStatusAsync("vague", cancellationToken).ConfigureAwait(false);
            return new(raw, Phase.Waiting, raw, PollingOutcome.Pending);
        }
    }
}
