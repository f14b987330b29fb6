using System.Threading.RateLimiting;

namespace TrueWatch.Polling.Tests;

/// <summary>What limiters have granted, and nothing was sent with: it goes back to them.</summary>
public sealed class ReturnedLeaseTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_limiters_before_have_granted_goes_back()
    {
        using var first = new RequestLimiter(new RequestLimit(20, TimeSpan.FromSeconds(60)), _time);
        using var second = new ScriptedLimiter();
        second.Ask = number => number <= 40 ? throw new NotSupportedException("not here") : ScriptedLimiter.Granted(second);
        var client = Client(new JobService(_time, "done"), first, second);
        for (var number = 0; number < 40; number++)
        {
            await Assert.ThrowsAsync<RequestLimiterException>(() => client.GetStatusAsync("a", TestCanceled));
        }

        Assert.Equal(20, first.GetStatistics().CurrentAvailablePermits);
        await client.GetStatusAsync("a", TestCanceled);
        Assert.Equal(19, first.GetStatistics().CurrentAvailablePermits);
        Assert.Equal(1, second.Returned);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_leaves_takes_the_question_back_and_the_next_one_asks(bool isWait)
    {
        var (first, isTakenBack) = (new TaskCompletionSource<RateLimitLease>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var limiter = new ScriptedLimiter();
        limiter.Ask = number =>
        {
            // Of all who are told that the question is taken back, the limiter is the last.
            limiter.Token.Register(() => isTakenBack.TrySetResult());
            return number == 1 ? first.Task : ScriptedLimiter.Granted();
        };
        using var own = new RequestLimiter(new RequestLimit(20, TimeSpan.FromSeconds(60)), _time);
        var client = Client(new JobService(_time, "done"), own, limiter);
        using var cancellation = new CancellationTokenSource();
        Task leaving = isWait ? Poller.WaitAsync(client.Job(), null, null, cancellation.Token) : client.GetStatusAsync("a", cancellation.Token);
        _time.RunUntil(() => limiter.Asked == 1);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await isTakenBack.Task.WaitAsync(TestCanceled);

        Assert.Equal(20, own.GetStatistics().CurrentAvailablePermits);
        Assert.Equal("done", await client.GetStatusAsync("b", TestCanceled));
        first.SetResult(await ScriptedLimiter.Granted(limiter));
        await limiter.AllReturned.WaitAsync(TestCanceled);
        Assert.Equal(2, limiter.Asked);
    }

    [Fact]
    public async Task What_is_granted_to_one_who_has_left_meanwhile_goes_back()
    {
        using var own = new RequestLimiter(new RequestLimit(20, TimeSpan.FromSeconds(60)), _time);
        using var cancellation = new CancellationTokenSource();
        using var limiter = new ScriptedLimiter();
        limiter.Ask = _ =>
        {
            cancellation.Cancel();
            return ScriptedLimiter.Granted(limiter);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(new JobService(_time, "done"), own, limiter).GetStatusAsync("a", cancellation.Token));

        await limiter.AllReturned.WaitAsync(TestCanceled);
        Assert.Equal(20, own.GetStatistics().CurrentAvailablePermits);
    }

    [Fact]
    public async Task What_the_limiters_before_one_that_refuses_have_granted_goes_back()
    {
        using var own = new RequestLimiter(new RequestLimit(1, TimeSpan.FromHours(1)), _time);
        using var limiter = new ScriptedLimiter { Ask = number => number <= 2 ? ScriptedLimiter.Refused(TimeSpan.FromSeconds(1)) : ScriptedLimiter.Granted() };

        var call = Client(new JobService(_time, "done"), own, limiter).GetStatusAsync("a", TestCanceled);
        _time.Run(TimeSpan.FromSeconds(2));

        Assert.Equal("done", await call);
    }

    [Fact]
    public void No_poll_keeps_a_distance_from_one_that_was_not_sent()
    {
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new PollingConnectionOptions
        {
            Limit = new RequestLimit(10, TimeSpan.FromSeconds(60)),
            TimeProvider = _time,
        });
        var operation = new ScriptedOperation(connection, _time, "a", "waiting")
        {
            BeforeAnswer = async (number, canceled) =>
            {
                if (number == 8)
                {
                    (await connection.AcquireAsync(canceled)).ReportNotSent();
                    throw Faults.Transient["HTTP 503"].Failure!;
                }
            },
        };
        var options = new PollingOptions { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)), TimeProvider = _time };
        using var wait = Poller.Start(operation, options, TestCanceled);

        _time.Run(TimeSpan.FromSeconds(50));

        var polls = operation.Requests.Select(time => time.TotalSeconds).ToList();
        Assert.InRange(polls[7] - polls[6], 5, 30);
        Assert.InRange(polls[8] - polls[7], 1, 3);
    }

    [Fact]
    public async Task What_was_not_sent_costs_a_limiter_nothing()
    {
        using var limiter = new RequestLimiter(new RequestLimit(1, TimeSpan.FromHours(1)), _time);
        var connection = Client(new JobService(_time, "done"), limiter).PollingConnection;
        for (var number = 0; number < 3; number++)
        {
            using var permit = await connection.AcquireAsync(TestCanceled);
            permit.ReportNotSent();
        }

        Assert.Equal(1, limiter.GetStatistics().CurrentAvailablePermits);
        (await connection.AcquireAsync(TestCanceled)).Dispose();
        Assert.Equal(0, limiter.GetStatistics().CurrentAvailablePermits);
    }

    private JobClient Client(JobService service, params RateLimiter[] limiters)
        => service.Client(new PollingConnectionOptions { Limiters = limiters, TimeProvider = _time });
}
