using System.Threading.RateLimiting;

namespace TrueWatch.Polling.Tests;

/// <summary>The limiter by itself, and limiters of somebody else in its place.</summary>
public sealed class RequestLimiterTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public void A_permit_counts_until_one_window_after_its_return()
    {
        using var limiter = new RequestLimiter(new RequestLimit(2, TimeSpan.FromSeconds(60)), _time);
        var slow = limiter.AttemptAcquire();
        limiter.AttemptAcquire().Dispose();

        using (var refused = limiter.AttemptAcquire())
        {
            Assert.False(refused.IsAcquired);
            Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter));
            Assert.InRange(retryAfter, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60.1));
        }

        _time.Run(TimeSpan.FromSeconds(60.1));
        using var second = limiter.AttemptAcquire();
        Assert.True(second.IsAcquired);
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        slow.Dispose();
        _time.Run(TimeSpan.FromSeconds(59.9));
        Assert.False(limiter.AttemptAcquire().IsAcquired);
        _time.Run(TimeSpan.FromSeconds(0.2));
        Assert.True(limiter.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task Who_waits_is_served_in_turn_and_may_leave()
    {
        using var limiter = new RequestLimiter(new RequestLimit(1, TimeSpan.FromSeconds(10)), _time);
        limiter.AttemptAcquire().Dispose();
        using var cancellation = new CancellationTokenSource();
        var first = limiter.AcquireAsync(1, cancellation.Token).AsTask();
        var second = limiter.AcquireAsync(1, TestCanceled).AsTask();
        var third = limiter.AcquireAsync(1, TestCanceled).AsTask();
        Assert.Equal(3, limiter.GetStatistics().CurrentQueuedCount);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await _time.RunAsync(second);
        Assert.False(third.IsCompleted);
        (await second).Dispose();
        await _time.RunAsync(third);

        Assert.True((await third).IsAcquired);
        Assert.Null(limiter.IdleDuration);
    }

    [Fact]
    public void Who_waits_is_served_at_the_very_time_that_a_refusal_names()
    {
        using var limiter = new RequestLimiter(new RequestLimit(1, TimeSpan.FromSeconds(10)), _time);
        _time.Run(TimeSpan.FromSeconds(3));
        var lease = limiter.AttemptAcquire();
        lease.Dispose();
        _time.Run(TimeSpan.FromSeconds(4));
        using var refused = limiter.AttemptAcquire();
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter));
        Assert.InRange(retryAfter.TotalSeconds, 6, 6.1);
        Assert.Equal([MetadataName.RetryAfter.Name], refused.MetadataNames);
        Assert.Empty(lease.MetadataNames);

        var waiting = limiter.AcquireAsync(1, TestCanceled).AsTask();
        _time.Run(retryAfter - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        _time.Run(TimeSpan.FromTicks(1));

        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Disposing_it_refuses_who_waits()
    {
        var limiter = new RequestLimiter(new RequestLimit(1, TimeSpan.FromSeconds(10)), _time);
        using var lease = limiter.AttemptAcquire();
        var waiting = limiter.AcquireAsync(1, TestCanceled).AsTask();

        limiter.Dispose();

        Assert.False((await waiting).IsAcquired);
        Assert.Throws<ObjectDisposedException>(() => limiter.AttemptAcquire());
    }

    [Fact]
    public async Task To_ask_for_no_permits_is_to_ask_whether_there_is_one()
    {
        using var limiter = new RequestLimiter(new RequestLimit(1, TimeSpan.FromSeconds(10)), _time);
        Assert.True(limiter.AttemptAcquire(0).IsAcquired);
        var lease = limiter.AttemptAcquire();
        Assert.False(limiter.AttemptAcquire(0).IsAcquired);
        var waiting = limiter.AcquireAsync(0, TestCanceled).AsTask();

        lease.Dispose();
        _time.Run(TimeSpan.FromSeconds(10.1));

        Assert.True((await waiting).IsAcquired);
        Assert.Throws<ArgumentOutOfRangeException>(() => limiter.AttemptAcquire(2));
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(-1, 60)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    public void A_limit_that_makes_no_sense_is_refused(int requests, int seconds)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RequestLimit(requests, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task A_limiter_of_somebody_else_decides_as_well()
    {
        using var shared = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            AutoReplenishment = false,
            QueueLimit = 10,
            ReplenishmentPeriod = TimeSpan.FromTicks(1),
            TokenLimit = 1,
            TokensPerPeriod = 1,
        });
        var service = new JobService(_time, "waiting", "done");
        var client = service.Client(new PollingConnectionOptions { Limiters = [shared], TimeProvider = _time });
        using var wait = Poller.Start(client.Job(), null, TestCanceled);
        _time.Run(TimeSpan.FromMinutes(1));

        Assert.Equal(PollingPhase.WaitingForBudget, wait.Progress.Phase);
        Assert.Single(service.Requests);
        Assert.True(shared.TryReplenish());
        Assert.Equal(2, (await wait.Completion).Poll);
    }

    [Fact]
    public async Task One_that_refuses_is_asked_again_when_it_says()
    {
        using var refusing = new RefusingLimiter(refusals: 3, TimeSpan.FromSeconds(7));
        var service = new JobService(_time, "done");
        var client = service.Client(new PollingConnectionOptions { Limiters = [refusing], TimeProvider = _time });

        var wait = Poller.WaitAsync(client.Job(), null, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal([21], service.Seconds);
    }

    private sealed class RefusingLimiter(int refusals, TimeSpan retryAfter) : RateLimiter
    {
        private int _refusals = refusals;

        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(_refusals-- <= 0, retryAfter);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
            => ValueTask.FromResult(AttemptAcquireCore(permitCount));

        private sealed class Lease(bool isAcquired, TimeSpan retryAfter) : RateLimitLease
        {
            public override bool IsAcquired => isAcquired;

            public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

            public override bool TryGetMetadata(string metadataName, out object? metadata)
            {
                metadata = retryAfter;
                return metadataName == MetadataName.RetryAfter.Name;
            }
        }
    }
}
