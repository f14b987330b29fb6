using System.Threading.RateLimiting;

namespace TrueWatch.Polling.Tests;

/// <summary>Limiters of somebody else: whatever one does, it can do nothing worse than delay.</summary>
public sealed class ForeignLimiterTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults =>
        ["throws", "throws later", "null", "canceled", "metadata", "disposed"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task One_that_fails_for_a_while_delays_a_wait_which_says_so(string fault)
    {
        using var limiter = new ScriptedLimiter { Ask = number => number <= 3 ? Fail(fault) : ScriptedLimiter.Granted() };
        var service = new JobService(_time, "done");
        var client = Client(service, limiter);
        using var wait = Poller.Start(client.Job(), Options, TestCanceled);
        var reader = wait.OpenReader(answersOnly: false);

        await _time.RunAsync(wait.Completion);

        Assert.Equal([6], service.Seconds);
        Assert.Equal(1, (await wait.Completion).Poll);
        Assert.Contains(reader.ReadUnread(), report => report is
        {
            Fault: { Kind: PollingFaultKind.Transient, Name: "limiter" }, Pause.TotalSeconds: 2, Phase: PollingPhase.Pausing,
        });
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("null")]
    [InlineData("metadata")]
    [InlineData("disposed")]
    public async Task One_that_is_wrong_ends_a_wait_and_a_call_with_the_cause(string fault)
    {
        using var limiter = new ScriptedLimiter { Ask = _ => Fail(fault) };
        var service = new JobService(_time, "done");
        var client = Client(service, limiter);

        var wait = Poller.WaitAsync(client.Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);
        var end = await Assert.ThrowsAsync<PollingFaultException>(() => wait);
        var asked = limiter.Asked;
        var call = await Assert.ThrowsAsync<RequestLimiterException>(() => client.GetStatusAsync("a", TestCanceled));

        Assert.Equal(new PollingFault(PollingFaultKind.Transient, "limiter"), end.Fault);
        Assert.Equal(6, end.Report.TransientFaults["limiter"]);
        Assert.Equal(0, end.Report.Polls);
        Assert.Equal(6, asked);
        Assert.IsType(call.InnerException!.GetType(), end.InnerException);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("throws later")]
    [InlineData("canceled")]
    public async Task One_that_is_away_ends_no_wait_before_its_timeout(string fault)
    {
        using var limiter = new ScriptedLimiter { Ask = number => number <= 100 ? Fail(fault) : ScriptedLimiter.Granted() };
        var client = Client(new JobService(_time, "done"), limiter);

        var early = Poller.WaitAsync(client.Job(), Within(TimeSpan.FromSeconds(60)), null, TestCanceled);
        await _time.RunAsync(early);
        var end = await Assert.ThrowsAsync<PollingTimeoutException>(() => early);
        var wait = Poller.WaitAsync(client.Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.InRange(end.Report.Elapsed.TotalSeconds, 60, 65);
        Assert.IsType((await Record.ExceptionAsync(() => Fail(fault)))!.GetType(), end.InnerException);
        Assert.InRange(end.Report.TransientFaults["limiter"], 25, 35);
        Assert.Equal(1, (await wait).Poll);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1)]
    public async Task One_that_refuses_for_no_time_is_not_asked_again_and_again(double milliseconds)
    {
        using var limiter = new ScriptedLimiter { Ask = _ => ScriptedLimiter.Refused(TimeSpan.FromMilliseconds(milliseconds)) };
        var client = Client(new JobService(_time, "done"), limiter);
        using var wait = Poller.Start(client.Job(), null, TestCanceled);

        _time.Run(TimeSpan.FromSeconds(3));

        Assert.InRange(limiter.Asked, 25, 31);
        Assert.Equal(PollingPhase.WaitingForBudget, wait.Progress.Phase);
    }

    [Fact]
    public async Task One_that_never_answers_lets_waits_and_calls_end_in_time_and_is_not_asked_any_more()
    {
        var never = new TaskCompletionSource<RateLimitLease>();
        using var limiter = new ScriptedLimiter { Ask = _ => never.Task };
        var service = new JobService(_time, "done");
        var client = Client(service, limiter);

        var wait = Poller.WaitAsync(client.Job(), new PollingOptions { Timeout = TimeSpan.FromSeconds(30) }, null, TestCanceled);
        var call = client.PollingConnection.AcquireAsync(TimeSpan.FromSeconds(10), TestCanceled).AsTask();
        await _time.RunAsync(Task.WhenAny(Task.WhenAll(wait, call)));
        var end = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        never.SetResult(await ScriptedLimiter.Granted(limiter));

        Assert.InRange(end.Report.Elapsed.TotalSeconds, 30, 35);
        Assert.Equal(1, limiter.Asked);
        await Task.WhenAny(limiter.AllReturned, Task.Delay(Timeout.Infinite, TestCanceled));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void Polls_keep_the_distance_that_the_strictest_limiter_needs()
    {
        using var strict = new RequestLimiter(new RequestLimit(4, TimeSpan.FromSeconds(60)), _time);
        var service = new JobService(_time, "waiting");
        var client = service.Client(new PollingConnectionOptions { Limit = new RequestLimit(1000, TimeSpan.FromSeconds(60)), Limiters = [strict], TimeProvider = _time });
        using var wait = Poller.Start(client.Job(), new PollingOptions { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)) }, TestCanceled);

        _time.Run(TimeSpan.FromMinutes(10));

        var seconds = service.Seconds.ToList();
        Assert.InRange(seconds.Count, 35, 44);
        Assert.All(seconds.Skip(2).Zip(seconds.Skip(3), (one, next) => next - one), pause => Assert.InRange(pause, 15, 31));
    }

    [Fact]
    public void One_that_blocks_holds_up_nobody_who_asks()
    {
        using var asked = new ManualResetEventSlim();
        var thread = 0;
        using var limiter = new ScriptedLimiter
        {
            Ask = _ =>
            {
                thread = Environment.CurrentManagedThreadId;
                asked.Set();
                return ScriptedLimiter.Granted();
            },
        };
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new() { Limiters = [limiter] });

        _ = connection.AcquireAsync(TestCanceled).AsTask();

        // Whoever asks stays on this thread.
        asked.Wait(TestCanceled);
        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public async Task One_whose_leases_fail_to_be_disposed_blocks_nobody()
    {
        using var limiter = new ScriptedLimiter { Ask = _ => Task.FromResult<RateLimitLease>(new BrokenLease()) };
        var service = new JobService(_time, Polling.Tests.Faults.Throttled, "waiting", "done");

        var wait = Poller.WaitAsync(Client(service, limiter).Job(), Options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(3, (await wait).Poll);
    }

    [Fact]
    public async Task A_limiter_leaves_with_the_client_that_brought_it()
    {
        var service = new JobService(_time, "done");
        using var lasting = new ScriptedLimiter();
        await SendAndCloseAsync(lasting);
        await SendAndCloseAsync(lasting);

        using var second = new ScriptedLimiter();
        await Client(service, second).GetStatusAsync("a", TestCanceled);

        Assert.Equal(2, lasting.Asked);
        Assert.Equal(1, second.Asked);

        async Task SendAndCloseAsync(ScriptedLimiter limiter)
        {
            var client = Client(service, limiter);
            await client.GetStatusAsync("a", TestCanceled);
            client.PollingConnection.Close();
        }
    }

    [Fact]
    public async Task A_limiter_that_another_client_has_disposed_of_is_nothing_to_this_one()
    {
        var service = new JobService(_time, "done");
        var limiter = new ScriptedLimiter();
        var gone = Client(service, limiter);
        await gone.GetStatusAsync("a", TestCanceled);
        limiter.Ask = _ => Fail("disposed");

        await service.Client(new PollingConnectionOptions { TimeProvider = _time }, Key).GetStatusAsync("a", TestCanceled);
        await Assert.ThrowsAsync<RequestLimiterException>(() => gone.GetStatusAsync("a", TestCanceled));
    }

    [Fact]
    public void Limiters_of_clients_that_nobody_has_disposed_of_leave_as_well()
    {
        var service = new JobService(_time, "done");
        var limiters = Enumerable.Range(0, 400).Select(_ => Forget(service)).ToList();

        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(limiters, limiter => limiter.TryGetTarget(out _));

        WeakReference<RateLimiter> Forget(JobService service)
        {
            var limiter = new RequestLimiter(new RequestLimit(1000, TimeSpan.FromSeconds(1)), _time);
            Assert.True(Client(service, limiter).GetStatusAsync("a", TestCanceled).IsCompletedSuccessfully);
            return new WeakReference<RateLimiter>(limiter);
        }
    }

    private const string Key = "key of foreign limiters";

    private static PollingOptions Options => Within(Timeout.InfiniteTimeSpan);

    private static PollingOptions Within(TimeSpan timeout) => new()
    {
        Timeout = timeout,
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
        FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
    };

    private JobClient Client(JobService service, params RateLimiter[] limiters)
        => service.Client(new PollingConnectionOptions { Limiters = limiters, TimeProvider = _time }, Key);

    private static Task<RateLimitLease> Fail(string fault) => fault switch
    {
        "throws" => throw new NotSupportedException("not here"),
        "throws later" => Task.FromException<RateLimitLease>(new IOException("server gone")),
        "null" => Task.FromResult<RateLimitLease>(null!),
        "canceled" => throw new OperationCanceledException(),
        "metadata" => Task.FromResult<RateLimitLease>(new BrokenLease(isAcquired: false)),
        "disposed" => throw new ObjectDisposedException("limiter"),
        _ => throw new InvalidOperationException(fault),
    };

    private sealed class BrokenLease(bool isAcquired = true) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => throw new InvalidOperationException("names");

        public override bool TryGetMetadata(string metadataName, out object? metadata) => throw new InvalidOperationException("metadata");

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("dispose");
        }
    }
}
