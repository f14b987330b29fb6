using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>What a poll of a wait costs, beside the bare call, and beside a loop that one writes by hand.</summary>
/// <param name="Call">One bare call.</param>
/// <param name="Loop">A turn of a loop of the same call and a delay: what it takes to wait at all.</param>
/// <param name="Poll">One poll: a wait that ends with its last poll, over the number of its polls.</param>
internal sealed record PollCost(Cost Call, Cost Loop, Cost Poll)
{
    public static PollCost Measure(Func<BenchmarkTime, ClientSubject> create, TimeSpan pause, int polls, int rounds)
    {
        var time = new BenchmarkTime();
        using var subject = create(time);
        using var cancellation = new CancellationTokenSource();
        var costs = Comparison.Run(
            rounds,
            () =>
            {
                for (var call = 0; call < polls; call++)
                {
                    subject.CallAsync(cancellation.Token).GetAwaiter().GetResult();
                }
            },
            () => time.RunUntilEnd(LoopAsync()),
            () =>
            {
                subject.Ends.EndAfter(polls);
                var wait = subject.WaitAsync(0, cancellation.Token);
                time.RunUntilEnd(wait);
                wait.GetAwaiter().GetResult();
                subject.Ends.EndAfter(int.MaxValue);
            });
        return new PollCost(costs[0] / polls, costs[1] / polls, costs[2] / polls);

        async Task LoopAsync()
        {
            for (var call = 0; call < polls; call++)
            {
                await subject.CallAsync(cancellation.Token).ConfigureAwait(false);
                await Task.Delay(pause, time, cancellation.Token).ConfigureAwait(false);
            }
        }
    }
}
