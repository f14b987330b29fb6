using System.Collections.Concurrent;
using System.Diagnostics;

namespace TrueWatch.Polling.Tests;

/// <summary>What says that it is thread-safe, with real threads on the system's clock. Nothing depends on how fast they are.</summary>
[Collection(Alone.Name)]
public sealed class ThreadTests
{
    private const int Threads = 8;

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_limiter_never_grants_too_much_and_loses_nothing()
    {
        var limit = new RequestLimit(50, TimeSpan.FromMilliseconds(1));
        using var limiter = new RequestLimiter(limit);
        var inUse = 0;
        var most = 0;
        await RunAsync(async round =>
        {
            using var cancellation = new CancellationTokenSource();
            var permits = 1 + (round % 5);
            var acquired = limiter.AcquireAsync(permits, cancellation.Token);
            if (round % 7 == 0)
            {
                await cancellation.CancelAsync();
            }

            try
            {
                using var lease = await acquired;
                Record(ref most, Interlocked.Add(ref inUse, permits));
                Interlocked.Add(ref inUse, -permits);
            }
            catch (OperationCanceledException)
            {
                // Every seventh.
            }
        });

        Assert.InRange(most, 1, limit.Requests);
        using (await limiter.AcquireAsync(limit.Requests, TestCanceled))
        {
            Assert.Equal(0, limiter.GetStatistics().CurrentAvailablePermits);
            Assert.Equal(0, limiter.GetStatistics().CurrentQueuedCount);
        }
    }

    [Fact]
    public async Task What_waits_for_a_limiter_may_block_until_the_next_is_served()
    {
        using var limiter = new RequestLimiter(new RequestLimit(2, TimeSpan.FromMilliseconds(50)));
        var held = new[] { limiter.AttemptAcquire(), limiter.AttemptAcquire() };
        using var secondIsServed = new ManualResetEventSlim();
        var first = BlockAsync();
        var second = ServeAsync();

        Array.ForEach(held, lease => lease.Dispose());
        await Task.WhenAll(first, second).WaitAsync(TestCanceled);

        async Task BlockAsync()
        {
            using var lease = await limiter.AcquireAsync(1, TestCanceled).ConfigureAwait(false);
            secondIsServed.Wait(TestCanceled);
        }

        async Task ServeAsync()
        {
            using var lease = await limiter.AcquireAsync(1, TestCanceled).ConfigureAwait(false);
            secondIsServed.Set();
        }
    }

    [Fact]
    public async Task A_budget_never_grants_too_much_and_loses_nothing()
    {
        var options = new PollingConnectionOptions { Limit = new RequestLimit(100, TimeSpan.FromMilliseconds(5)) };
        var key = Guid.NewGuid().ToString();
        var connection = new PollingConnection("https://jobs.test/", key, options);
        var inUse = 0;
        var most = 0;
        await RunAsync(async round =>
        {
            var joined = round % 10 == 0 ? new PollingConnection("https://jobs.test/", key, options) : connection;
            using var cancellation = new CancellationTokenSource();
            var acquired = joined.AcquireAsync(cancellation.Token).AsTask();
            if (round % 7 == 0)
            {
                await cancellation.CancelAsync();
            }

            try
            {
                using var permit = await acquired;
                Record(ref most, Interlocked.Increment(ref inUse));
                Interlocked.Decrement(ref inUse);
                if (round % 3 == 0)
                {
                    permit.ReportNotSent();
                }
            }
            catch (OperationCanceledException)
            {
                // Every seventh.
            }

            if (joined != connection)
            {
                joined.Close();
            }
        });

        Assert.InRange(most, 1, 100);
        var permits = new List<RequestPermit>();
        while (permits.Count < 100)
        {
            permits.Add(await connection.AcquireAsync(TestCanceled));
        }

        Assert.False(connection.AcquireAsync(new CancellationTokenSource().Token).AsTask().IsCompleted);
        permits.ForEach(permit => permit.Dispose());
    }

    [Fact]
    public async Task Waits_that_come_and_go_leave_nothing_behind()
    {
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString());
        var polls = 0;
        var operations = Enumerable.Range(0, 3).Select(number => new EndlessOperation(connection, number, () => Interlocked.Increment(ref polls))).ToList();
        await RunAsync(async round =>
        {
            using var wait = Poller.Start(operations[round % 3], EveryMillisecond, TestCanceled);
            var reader = wait.WatchAsync(TestCanceled).GetAsyncEnumerator(TestCanceled);
            Assert.True(await reader.MoveNextAsync());
            Assert.Equal("waiting", wait.Progress.Snapshot!.RawStatus);
            Assert.True(wait.GetResumeToken().Polls >= 1);
            await reader.DisposeAsync();
        });

        Assert.Equal(0, SharedPolls.Of(connection.GetBudget(TimeProvider.System)).Count);
        Assert.True(polls > 0);
    }

    [Fact]
    public async Task Every_subscriber_of_a_task_is_told_its_end()
    {
        await RunAsync(
            async round =>
            {
                var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString());
                var left = 20;
                var operation = new EndlessOperation(connection, round, () => Interlocked.Decrement(ref left)) { IsDone = () => Volatile.Read(ref left) <= 0 };
                var waits = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Poller.Start(operation, EveryMillisecond, TestCanceled))));
                foreach (var wait in waits)
                {
                    Assert.Equal(PollingOutcome.Succeeded, (await wait.Completion).Outcome);
                }
            },
            rounds: 40);
    }

    [Fact]
    public async Task A_pause_that_is_ended_is_never_slept_through()
    {
        var pause = new Pause(new MonotonicClock(TimeProvider.System));
        var isOver = false;

        // Threads of their own: the pool's are to end the pauses. On one core there may be few rounds.
        var enders = Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    pause.End();
                    Thread.Yield();
                }
            },
            TestCanceled,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        var begin = Stopwatch.GetTimestamp();
        for (var round = 0; round < 200_000 && Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(3); round++)
        {
            await pause.WaitAsync(MonotonicClock.Never);
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(enders);
        for (var round = 0; round < 2_000; round++)
        {
            var paused = pause.WaitAsync(MonotonicClock.Never);
            var ended = Task.Run(pause.End, TestCanceled);
            await ended;
            await paused.WaitAsync(TestCanceled);
        }
    }

    [Fact]
    public async Task Keys_that_share_a_limiter_do_not_lock_each_other_up()
    {
        using var workspace = new RequestLimiter(new RequestLimit(20, TimeSpan.FromMilliseconds(5)));
        var connections = Enumerable.Range(0, 4)
            .Select(key => new PollingConnection("https://jobs.test/", $"{Guid.NewGuid()}", new() { Limiters = [workspace] }))
            .ToList();
        await RunAsync(async round =>
        {
            using var cancellation = new CancellationTokenSource();

            // Its polls use another key inside.
            var operation = new EndlessOperation(connections[round % 4], round, () => { })
            {
                Before = async canceled => (await connections[(round + 1) % 4].AcquireAsync(canceled)).Dispose(),
            };
            using var wait = Poller.Start(operation, EveryMillisecond, cancellation.Token);
            if (round % 3 > 0)
            {
                await Task.Yield();
            }

            await cancellation.CancelAsync();
            await Assert.ThrowsAsync<PollingCanceledException>(() => wait.Completion);
        });

        using var lease = await workspace.AcquireAsync(20, TestCanceled);
        Assert.True(lease.IsAcquired);
    }

    private static PollingOptions EveryMillisecond => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromMilliseconds(1)) };

    private static void Record(ref int most, int value)
    {
        for (var known = Volatile.Read(ref most); known < value; known = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, known);
        }
    }

    /// <summary>Runs something on many threads at once, and hands on the first failure.</summary>
    private static async Task RunAsync(Func<int, Task> action, int rounds = 300)
    {
        var failures = new ConcurrentQueue<Exception>();
        var threads = Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (var round = 0; round < rounds && failures.IsEmpty; round++)
            {
                try
                {
                    await action((thread * rounds) + round).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    failures.Enqueue(exception);
                }
            }
        }));
        await Task.WhenAll(threads).WaitAsync(TestCanceled);
        Assert.Empty(failures);
    }

    private sealed class EndlessOperation(PollingConnection connection, int number, Action onPoll) : PollingOperation<string, Phase>(
        connection,
        "Job",
        new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
        new PollingArgument("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
    {
        public Func<bool> IsDone { get; init; } = () => false;

        public Func<CancellationToken, Task> Before { get; init; } = _ => Task.CompletedTask;

        public override async Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken)
        {
            await Before(cancellationToken).ConfigureAwait(false);
            onPoll();
            return IsDone()
                ? new("", Phase.Done, "done", PollingOutcome.Succeeded)
                : new("", Phase.Waiting, "waiting", PollingOutcome.Pending);
        }
    }
}
