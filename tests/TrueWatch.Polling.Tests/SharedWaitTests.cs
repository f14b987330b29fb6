using System.Net;

namespace TrueWatch.Polling.Tests;

/// <summary>Waits on one task that want different things: none of them suffers from another.</summary>
public sealed class SharedWaitTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_faster_pace_moves_the_next_poll_up_and_an_equal_one_does_not()
    {
        var service = new JobService(_time, request => request.At.TotalSeconds < 5 ? "waiting" : "done");
        var client = service.Client();
        var slow = Poller.WaitAsync(client.Job(), Every(3600), null, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(1));
        using var equal = Poller.Start(client.Job(), Every(3600), TestCanceled);
        _time.Run(TimeSpan.FromSeconds(1));
        Assert.Equal([0], service.Seconds);

        var fast = Poller.WaitAsync(client.Job(), Every(2), null, TestCanceled);
        await _time.RunAsync(Task.WhenAll(slow, fast));

        Assert.Equal([0, 4, 6], service.Seconds);
    }

    [Fact]
    public async Task A_fresh_wait_beside_a_resumed_one_polls_at_once()
    {
        var service = new JobService(_time, "waiting", "done");
        var client = service.Client();
        using var first = Poller.Start(client.Job(), Every(3600), TestCanceled);
        var token = first.GetResumeToken();
        first.Dispose();
        using var resumed = Poller.Resume(client.Job(), token, Every(3600), TestCanceled);

        await Poller.WaitAsync(client.Job(), Every(2), null, TestCanceled);

        Assert.Equal([0, 0], service.Seconds);
    }

    [Fact]
    public async Task What_the_service_asks_for_is_kept_when_a_late_comer_has_less_time()
    {
        var service = new JobService(_time, new JobReply { Status = "waiting", RetryAfter = TimeSpan.FromSeconds(120) }, "waiting");
        var client = service.Client();
        using var first = Poller.Start(client.Job(), Every(2), TestCanceled);
        _time.Run(TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<PollingTimeoutException>(
            () => Poller.WaitAsync(client.Job(), Every(2, timeout: 30), null, TestCanceled));
        _time.Run(TimeSpan.FromSeconds(120));

        Assert.Equal(TimeSpan.FromSeconds(119), exception.RetryAfter);
        Assert.Equal([0, 120], service.Seconds.Take(2));
    }

    [Fact]
    public async Task The_pause_after_a_fault_is_not_cut_short_by_a_late_comer()
    {
        var service = new JobService(_time, Faults.Transient["HTTP 503"], "done");
        var client = service.Client();
        var options = new PollingOptions { FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(100)) };
        var first = Poller.WaitAsync(client.Job(), options, null, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(1));

        await _time.RunAsync(Task.WhenAll(first, Poller.WaitAsync(client.Job(), Every(2), null, TestCanceled)));

        Assert.Equal([0, 100], service.Seconds);
    }

    [Fact]
    public async Task After_a_fault_the_first_wait_says_how_long_the_pause_is()
    {
        var service = new JobService(_time, new JobReply { Failure = Faults.Transient["HTTP 503"].Failure, Before = _time.PauseAsync(TimeSpan.FromSeconds(1)) }, "done");
        var client = service.Client();

        await _time.RunAsync(Task.WhenAll(WaitAsync(pause: 10), WaitAsync(pause: 3)));

        Assert.Equal([0, 11], service.Seconds);

        Task WaitAsync(int pause) => Poller.WaitAsync(
            client.Job(), new PollingOptions { FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(pause)) }, null, TestCanceled);
    }

    [Fact]
    public async Task The_pause_after_a_fault_is_nothing_that_the_service_asks_for()
    {
        var service = new JobService(_time, "waiting", Faults.Transient["HTTP 503"], "done");
        var client = service.Client();
        var options = new PollingOptions
        {
            DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
            FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(100)),
        };
        using var first = Poller.Start(client.Job(), options, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(3));

        var late = Poller.WaitAsync(client.Job(), Every(2, timeout: 30), null, TestCanceled);
        await _time.RunAsync(late);

        Assert.Equal("done", (await late).RawStatus);
        Assert.Equal([0, 2, 33], service.Seconds);
    }

    [Fact]
    public async Task Final_polls_keep_the_pace_and_one_that_just_does_is_sent()
    {
        var service = new JobService(_time, request => new JobReply
        {
            Status = request.At.TotalSeconds < 15 ? "waiting" : "done",
            Before = _time.PauseAsync(TimeSpan.FromSeconds(1)),
        });
        var client = service.Client();
        using var lasting = Poller.Start(client.Job(), Every(10), TestCanceled);
        var first = Poller.WaitAsync(client.Job(), Every(10, timeout: 5), null, TestCanceled);
        var tooEarly = Poller.WaitAsync(client.Job(), Every(10, timeout: 8), null, TestCanceled);
        var last = Poller.WaitAsync(client.Job(), Every(10, timeout: 15), null, TestCanceled);

        await _time.RunAsync(last);

        await Assert.ThrowsAsync<PollingTimeoutException>(() => first);
        await Assert.ThrowsAsync<PollingTimeoutException>(() => tooEarly);
        Assert.Equal("done", (await last).RawStatus);
        Assert.Equal([0, 5, 15], service.Seconds);
    }

    [Fact]
    public async Task Each_goes_by_its_own_classifier()
    {
        var service = new JobService(
            _time, new JobReply { Failure = Faults.Final["HTTP 404"].Failure, Before = _time.PauseAsync(TimeSpan.FromSeconds(1)) }, "done");
        var client = service.Client();
        var strict = Poller.WaitAsync(client.Job(), Every(2), null, TestCanceled);
        var patient = Poller.WaitAsync(
            client.Job(), new PollingOptions { FaultClassifier = new NothingIsMissing() }, null, TestCanceled);

        await _time.RunAsync(patient);

        await Assert.ThrowsAsync<PollingFaultException>(() => strict);
        Assert.Equal("done", (await patient).RawStatus);
    }

    [Fact]
    public async Task A_shorter_poll_timeout_counts_also_for_the_request_in_flight()
    {
        var service = new JobService(_time, JobReply.Never, "done");
        var client = service.Client();
        var patient = Poller.WaitAsync(
            client.Job(),
            new PollingOptions { PollTimeout = Timeout.InfiniteTimeSpan, Timeout = Timeout.InfiniteTimeSpan },
            null,
            TestCanceled);
        var hasty = Poller.WaitAsync(
            client.Job(), new PollingOptions { PollTimeout = TimeSpan.FromSeconds(5) }, null, TestCanceled);

        await _time.RunAsync(Task.WhenAll(patient, hasty));

        Assert.Equal(1, service.Aborted);
        Assert.Equal(PollingOutcome.Succeeded, (await patient).Outcome);
    }

    [Fact]
    public async Task A_policy_that_throws_ends_its_own_wait_only()
    {
        var service = new JobService(_time, "waiting", "waiting", "done");
        var client = service.Client();
        var good = Poller.WaitAsync(client.Job(), Every(2), null, TestCanceled);
        var bad = Poller.WaitAsync(
            client.Job(), new PollingOptions { DelayPolicy = new TableDelayPolicy() }, null, TestCanceled);

        await _time.RunAsync(good);

        Assert.Equal("done", (await good).RawStatus);
        Assert.IsType<IndexOutOfRangeException>((await Assert.ThrowsAsync<PollingFaultException>(() => bad)).InnerException);
    }

    [Fact]
    public async Task The_pace_is_not_asked_for_when_the_task_has_ended()
    {
        var service = new JobService(_time, "waiting", "done");

        var wait = Poller.WaitAsync(
            service.Client().Job(),
            new PollingOptions { DelayPolicy = new TableDelayPolicy(TimeSpan.FromSeconds(1)) },
            null,
            TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(2, (await wait).Poll);
    }

    [Fact]
    public async Task Whoever_leaves_and_comes_in_whatever_order_the_others_are_told()
    {
        var service = new JobService(_time, request => request.At.TotalSeconds < 7 ? "waiting" : "done");
        var client = service.Client();
        var waits = Enumerable.Range(0, 60).Select(_ => Start()).ToList();
        var left = new List<PollingWait<string, Phase>>();
        foreach (var every in new[] { 2, 3, 5 })
        {
            left.AddRange(waits.Where((_, index) => index % every == 0));
            left.ForEach(wait => wait.Dispose());
            waits = [.. waits.Except(left), Start(), Start()];
            _time.Run(TimeSpan.FromSeconds(2));
        }

        waits[^1].Dispose();
        left.Add(waits[^1]);
        waits.RemoveAt(waits.Count - 1);
        await _time.RunAsync(Task.WhenAll(waits.Select(wait => wait.Completion)));

        Assert.All(waits, wait => Assert.Equal("done", wait.Progress.Snapshot?.RawStatus));
        foreach (var wait in left)
        {
            await Assert.ThrowsAsync<PollingCanceledException>(() => wait.Completion);
        }

        PollingWait<string, Phase> Start() => Poller.Start(client.Job(), Every(2), TestCanceled);
    }

    [Fact]
    public async Task A_wait_that_begins_while_the_others_are_told_of_the_end_asks_anew()
    {
        var connection = new PollingConnection("https://jobs.test/", "key", new PollingConnectionOptions { TimeProvider = _time });
        var again = new ScriptedOperation(connection, _time, "j:1", "done");
        Task<PollingSnapshot<string, Phase>>? late = null;
        var operation = new ScriptedOperation(connection, _time, "j:1", "done")
        {
            BeforeAnswer = (_, _) =>
            {
                _time.AtNextReading = () => late = Poller.WaitAsync(again, Every(2), null, TestCanceled);
                return Task.CompletedTask;
            },
        };

        await Poller.WaitAsync(operation, Every(2), null, TestCanceled);
        _time.Run(TimeSpan.FromDays(2));

        Assert.Equal("done", (await late!).RawStatus);
        Assert.Single(again.Requests);
    }

    [Fact]
    public async Task Wrong_arguments_end_all_of_them_on_the_first_occurrence()
    {
        var service = new JobService(
            _time, _ => new JobReply { Failure = new ArgumentException("taskId"), Before = _time.PauseAsync(TimeSpan.FromSeconds(1)) });
        var client = service.Client();
        var waits = Enumerable.Range(0, 30).Select(_ => Poller.WaitAsync(client.Job(), Every(2), null, TestCanceled)).ToList();

        _time.Run(TimeSpan.FromMinutes(1));

        Assert.Single(service.Requests);
        foreach (var wait in waits)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => wait);
        }
    }

    [Fact]
    public void Deadlines_of_some_do_not_cost_the_others_their_place_in_the_queue()
    {
        var service = new JobService(_time, "waiting");
        var client = service.Client(new RequestLimit(20, TimeSpan.FromSeconds(60)));
        var waits = Enumerable.Range(1, 50)
            .Select(number => Poller.Start(client.Job($"{number}"), Every(2, timeout: 1200), TestCanceled))
            .ToList();
        _time.Run(TimeSpan.FromSeconds(1));
        waits.Add(Poller.Start(client.Job("shared"), Every(2, timeout: 1200), TestCanceled));
        for (var minute = 0; minute < 12; minute++)
        {
            waits.Add(Poller.Start(client.Job("shared"), Every(2, timeout: 60), TestCanceled));
            _time.Run(TimeSpan.FromSeconds(60));
        }

        var counts = service.Requests.CountBy(request => request.JobId).ToDictionary();
        Assert.InRange(counts["shared"], counts.Values.Max() - 1, counts.Values.Max());
        waits.ForEach(wait => wait.Dispose());
    }

    [Fact]
    public async Task Every_reader_of_a_wait_gets_all_of_it()
    {
        var service = new JobService(_time, "waiting", "queued", "done");
        using var wait = Poller.Start(service.Client().Job(), Every(2), TestCanceled);
        var readers = Enumerable.Range(0, 3).Select(_ => ReadAsync()).ToList();

        await _time.RunAsync(Task.WhenAll(readers));

        foreach (var reader in readers)
        {
            Assert.Equal(["waiting", "queued", "done"], await reader);
        }

        async Task<List<string?>> ReadAsync()
        {
            var seen = new List<string?>();
            await foreach (var snapshot in wait.WatchAsync(TestCanceled))
            {
                seen.Add(snapshot.RawStatus);
            }

            return seen;
        }
    }

    private static PollingOptions Every(double seconds, double timeout = 86_400) => new()
    {
        DelayPolicy = new EqualDelayPolicy(TimeSpan.FromSeconds(seconds)),
        Timeout = TimeSpan.FromSeconds(timeout),
    };

    private sealed class EqualDelayPolicy(TimeSpan delay) : DelayPolicy
    {
        private readonly TimeSpan _delay = delay;

        public override TimeSpan GetDelay(int poll) => _delay;

        public override bool Equals(object? obj) => obj is EqualDelayPolicy other && other._delay == _delay;

        public override int GetHashCode() => _delay.GetHashCode();
    }

    private sealed class TableDelayPolicy(params TimeSpan[] delays) : DelayPolicy
    {
        public override TimeSpan GetDelay(int poll) => delays[poll - 1];
    }

    private sealed class NothingIsMissing : FaultClassifier
    {
        public override PollingFault Classify(Exception exception)
            => exception is HttpRequestException { StatusCode: HttpStatusCode.NotFound }
                ? new PollingFault(PollingFaultKind.Transient, "not there yet")
                : Http.Classify(exception);
    }
}
