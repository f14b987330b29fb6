using System.Diagnostics;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Many waits at once, each for a task of its own, after the first poll of each.</summary>
/// <param name="Count">How many.</param>
/// <param name="BytesEach">What the heap holds for a wait, its operation, its id and its last snapshot included.</param>
/// <param name="StartEach">How long it takes to begin a wait and send its first poll.</param>
/// <param name="EndEach">The last poll and the completion of a wait, when all end at the same moment.</param>
/// <param name="Timers">How many timers the clock has for all of them.</param>
internal sealed record PendingWaits(int Count, double BytesEach, TimeSpan StartEach, TimeSpan EndEach, int Timers)
{
    /// <returns>The run whose end took neither longest nor shortest.</returns>
    public static PendingWaits MeasureMedian(Func<SteppedTime, IWaitSubject> create, int count, int runs)
        => Enumerable.Range(0, runs).Select(_ => Measure(create, count)).OrderBy(waits => waits.EndEach).ElementAt(runs / 2);

    private static PendingWaits Measure(Func<SteppedTime, IWaitSubject> create, int count)
    {
        var time = new SteppedTime();
        using var subject = create(time);
        using var cancellation = new CancellationTokenSource();
        var waits = new Task[count];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            waits[number] = subject.WaitAsync(number, cancellation.Token);
        }

        var started = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var timers = time.Timers;
        if (Array.Exists(waits, wait => wait.IsCompleted))
        {
            throw new InvalidOperationException("The waits have to be pending.");
        }

        subject.Ends.EndNow();
        start = Stopwatch.GetTimestamp();
        var all = Task.WhenAll(waits);
        time.RunUntilEnd(all);
        var ended = Stopwatch.GetElapsedTime(start);
        all.GetAwaiter().GetResult();
        return new PendingWaits(count, bytes / (double)count, started / count, ended / count, timers);
    }
}
