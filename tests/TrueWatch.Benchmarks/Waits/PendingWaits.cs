using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Many waits at once, each for a task of its own, after the first poll of each.</summary>
/// <param name="Count">How many.</param>
/// <param name="BytesEach">What the heap holds for a wait, its operation, its id and its last snapshot included.</param>
/// <param name="Begin">What it takes to begin all of them and send their first polls.</param>
/// <param name="End">The last polls and the completion of all of them, at the same moment.</param>
/// <param name="Timers">How many timers are set for all of them.</param>
internal sealed record PendingWaits(
    int Count, double BytesEach, Duration Begin, Duration End, int Timers)
{
    /// <summary>Lets the runtime compile what is measured.</summary>
    public static void WarmUp(Func<SteppedTime, IWaitSubject> create) => Comparison.WarmUp([() => Measure(create, 2_000)]);

    /// <returns>The run whose end took neither longest nor shortest.</returns>
    public static PendingWaits MeasureMedian(Func<SteppedTime, IWaitSubject> create, int count, int runs)
        => Enumerable.Range(0, runs).Select(_ => Measure(create, count)).OrderBy(waits => waits.End.Total).ElementAt(runs / 2);

    private static PendingWaits Measure(Func<SteppedTime, IWaitSubject> create, int count)
    {
        var time = new SteppedTime();
        using var subject = create(time);
        using var cancellation = new CancellationTokenSource();
        var waits = new Task[count];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Moment.Now;
        for (var number = 0; number < count; number++)
        {
            waits[number] = subject.WaitAsync(number, cancellation.Token);
        }

        var begin = start.Elapsed;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;

        // The timer of the last call is left to ring once for nothing.
        time.RunFor(TimeSpan.FromMinutes(5));
        var timers = time.TimersSet;
        if (Array.Exists(waits, wait => wait.IsCompleted))
        {
            throw new InvalidOperationException("The waits have to be pending.");
        }

        subject.Ends.EndNow();
        start = Moment.Now;
        var all = Task.WhenAll(waits);
        time.RunUntilEnd(all);
        var end = start.Elapsed;
        all.GetAwaiter().GetResult();
        return new PendingWaits(count, bytes / (double)count, begin, end, timers);
    }
}
