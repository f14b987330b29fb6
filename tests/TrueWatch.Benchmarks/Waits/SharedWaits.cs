using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Many waits on one task, which end one after the other because their callers cancel.</summary>
/// <param name="Count">How many.</param>
/// <param name="Begin">What it takes to begin all of them.</param>
/// <param name="Leave">What it takes to cancel all of them.</param>
internal sealed record SharedWaits(int Count, Duration Begin, Duration Leave)
{
    /// <returns>The run whose end took neither longest nor shortest.</returns>
    public static SharedWaits MeasureMedian(Func<SteppedTime, IWaitSubject> create, int count, int runs)
        => Enumerable.Range(0, runs).Select(_ => Measure(create, count)).OrderBy(waits => waits.Leave.Total).ElementAt(runs / 2);

    private static SharedWaits Measure(Func<SteppedTime, IWaitSubject> create, int count)
    {
        using var subject = create(new SteppedTime());
        using var cancellation = new CancellationTokenSource();
        var waits = new Task[count];
        GC.Collect();
        var start = Moment.Now;
        for (var number = 0; number < count; number++)
        {
            waits[number] = subject.WaitAsync(0, cancellation.Token);
        }

        var begin = start.Elapsed;
        start = Moment.Now;
        cancellation.Cancel();
        Task.WhenAll(waits).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        return new SharedWaits(count, begin, start.Elapsed);
    }
}
