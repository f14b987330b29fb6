using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Stress;

/// <summary>
/// Thousands of waits at once, in real time, over services, limiters and callbacks that do what they should not. Nobody may
/// hang, no window may hold too much, no permit may get lost, and no exception may go unobserved.
/// </summary>
internal sealed class StressRun(int seed, int keys, int waits)
{
    private static readonly RequestLimit KeyLimit = new(200, TimeSpan.FromMilliseconds(100));
    private static readonly RequestLimit WorkspaceLimit = new(400, TimeSpan.FromMilliseconds(100));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs rounds with one key, and with four keys on one limiter.</summary>
    /// <returns>Whether all was well.</returns>
    public static async Task<bool> RunAllAsync(int rounds, int waits)
    {
        var unobserved = 0;
        TaskScheduler.UnobservedTaskException += (_, _) => Interlocked.Increment(ref unobserved);
        var isWell = true;
        foreach (var keys in (int[])[1, 4])
        {
            for (var round = 1; round <= rounds; round++)
            {
                var result = await new StressRun(round, keys, waits).RunAsync();
                GC.Collect();
                GC.WaitForPendingFinalizers();
                result = result with { Unobserved = Interlocked.Exchange(ref unobserved, 0) };
                Console.WriteLine($"{keys} key(s), round {round}: {result}");
                isWell &= result.IsWell;
            }
        }

        return isWell;
    }

    private async Task<StressResult> RunAsync()
    {
        var service = new StressService(seed);
        using var workspace = new RequestLimiter(WorkspaceLimit);
        var clients = Enumerable.Range(0, keys).Select(key => new StressClient(service, $"{seed}/{keys}/{key}", new PollingConnectionOptions
        {
            Limit = KeyLimit,
            Limiters = keys == 1 ? [new UnreliableLimiter(seed)] : [workspace, new UnreliableLimiter(seed)],
            Logger = new BlockingLogger(seed),
        })).ToList();
        var ends = Enumerable.Range(0, waits).Select(number => WaitAsync(clients[number % keys], number)).ToList();
        var all = Task.WhenAll(ends);
        await Task.WhenAny(all, Task.Delay(Patience));
        var hung = ends.Count(end => !end.IsCompleted);
        var outcomes = ends.Where(end => end.IsCompletedSuccessfully).CountBy(end => end.Result).OrderByDescending(one => one.Value);

        // All permits come back one window after the last request.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var lost = WorkspaceLimit.Requests - (int)workspace.GetStatistics().CurrentAvailablePermits;
        foreach (var client in clients)
        {
            lost += await client.CountLostPermitsAsync(KeyLimit.Requests);
        }

        return new StressResult(
            hung,
            clients.Sum(client => service.CountExceeded(client.Key, KeyLimit)),
            lost + UnreliableLimiter.TakeOutstanding(),
            ends.Count(end => end.IsFaulted),
            service.Requests,
            string.Join(", ", outcomes.Select(one => $"{one.Value} {one.Key}")));
    }

    private async Task<string> WaitAsync(StressClient client, int number)
    {
        await Task.Yield();
#pragma warning disable CA5394 // A test, not security.
        var random = new Random(HashCode.Combine(seed, number));
        using var cancellation = new CancellationTokenSource();
        if (random.Next(5) == 0)
        {
            cancellation.CancelAfter(random.Next(1, 3000));
        }

        var options = new PollingOptions
        {
            DelayPolicy = new SleepyDelayPolicy(random.Next(1, 50)),
            FaultDelayPolicy = new SleepyDelayPolicy(5),
            PollTimeout = TimeSpan.FromMilliseconds(500),
            RetryAfterFloor = TimeSpan.FromMilliseconds(1),
            MaximumConsecutiveFaults = 20,
            Timeout = TimeSpan.FromMilliseconds(random.Next(200, 30_000)),
        };
        var progress = random.Next(10) == 0 ? new SleepyProgress() : null;
        var operation = new StressOperation(client, $"task {random.Next(waits / 3)}");
#pragma warning restore CA5394
        try
        {
            return (await Poller.WaitAsync(operation, options, progress, cancellation.Token)).Outcome.ToString();
        }
        catch (Exception exception) when (exception is IPollingFailure)
        {
            return exception.GetType().Name;
        }
    }

    private sealed class SleepyDelayPolicy(int milliseconds) : DelayPolicy
    {
        public override TimeSpan GetDelay(int poll)
        {
            if (poll % 50 == 0)
            {
                Thread.Sleep(1);
            }

            return TimeSpan.FromMilliseconds(milliseconds);
        }
    }

    private sealed class SleepyProgress : IProgress<PollingProgress<string, StressStatus>>
    {
        public void Report(PollingProgress<string, StressStatus> value) => Thread.Sleep(value.Polls % 3);
    }
}
