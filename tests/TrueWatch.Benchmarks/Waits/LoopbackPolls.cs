using TrueWatch.Benchmarks.Calls;
using TrueWatch.Benchmarks.Running;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>
/// Polls over loopback HTTP by the system's clock, with the shortest pause that a wait makes, beside a loop that one writes
/// by hand of the same call and a delay. The time is that of all processors, the server's share included.
/// </summary>
/// <param name="Loop">A turn of the loop.</param>
/// <param name="Poll">A poll of the wait.</param>
/// <param name="TimeRatio">The median of what the polls took beside the loop just before or after them.</param>
internal sealed record LoopbackPolls(Cost Loop, Cost Poll, double TimeRatio)
{
    private const string TaskId = "task_0";
    private const int WarmUps = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public static async Task<LoopbackPolls> MeasureAsync(int rounds, TimeSpan duration)
    {
        using var server = new LoopbackServer([.. TaskHandler.Running]);
        using var httpClient = new HttpClient(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new TrueWatchClient(httpClient, new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey("loopback"),
            Endpoint = server.Endpoint,
            RequestLimit = null,
        });
        var loops = new List<Cost>();
        var polls = new List<Cost>();

        // The first rounds are for the compiler.
        for (var round = -WarmUps; round < rounds; round++)
        {
            var loop = await MeasureAsync(stop => LoopAsync(client, stop), duration);
            var poll = await MeasureAsync(stop => WaitAsync(client, stop), duration);
            if (round >= 0)
            {
                loops.Add(loop);
                polls.Add(poll);
            }
        }

        return new LoopbackPolls(
            Median(loops), Median(polls), Comparison.Median(polls.Zip(loops, (poll, loop) => poll.Nanoseconds / loop.Nanoseconds)));
    }

    private static async Task<int> LoopAsync(TrueWatchClient client, CancellationToken stop)
    {
        var calls = 0;
        try
        {
            while (true)
            {
                await client.QueryActionStatusAsync(TaskId, stop).ConfigureAwait(false);
                calls++;
                await Task.Delay(Pause, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return calls;
        }
    }

    private static async Task<int> WaitAsync(TrueWatchClient client, CancellationToken stop)
    {
        using var wait = client.StartWaitForTask(
            TaskId, new PollingOptions { DelayPolicy = new EvenDelay(Pause), Timeout = Timeout.InfiniteTimeSpan }, stop);
        try
        {
            await wait.Completion.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It ends no other way: the task goes on for ever.
        }

        return wait.Progress.Polls;
    }

    private static async Task<Cost> MeasureAsync(Func<CancellationToken, Task<int>> poll, TimeSpan duration)
    {
        Garbage.Collect();
        using var stop = new CancellationTokenSource(duration);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var polls = await poll(stop.Token);
        return new Cost(
            (Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes) / polls;
    }

    private static Cost Median(List<Cost> costs) => new(
        Comparison.Median(costs.Select(cost => cost.Nanoseconds)), Comparison.Median(costs.Select(cost => cost.Bytes)));
}
