using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Many waits at once, each for a task of its own, after the first poll of each.</summary>
/// <param name="Bytes">What the heap holds for them: operations, ids and last snapshots included.</param>
/// <param name="Begin">What it takes to begin all of them and send their first polls.</param>
/// <param name="End">The last polls and the completion of all of them, at the same moment.</param>
/// <param name="Timers">How many timers are set for all of them.</param>
internal sealed record PendingWaits(double Bytes, Duration Begin, Duration End, int Timers)
{
    public static PendingWaits Measure(Func<SteppedTime, IWaitSubject> create, int count)
    {
        var time = new SteppedTime();
        using var subject = create(time);
        using var cancellation = new CancellationTokenSource();
        var waits = new Task[count];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Garbage.Collect();
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
        Garbage.Collect();
        start = Moment.Now;
        var all = Task.WhenAll(waits);
        time.RunUntilEnd(all);
        var end = start.Elapsed;
        all.GetAwaiter().GetResult();
        return new PendingWaits(bytes, begin, end, timers);
    }
}
