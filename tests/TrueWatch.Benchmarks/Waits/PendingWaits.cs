using System.Diagnostics;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Many waits at once, each for a task of its own.</summary>
/// <param name="Bytes">What the heap holds for each after 12 hours, when each has had an answer: operation, id and last snapshot included.</param>
/// <param name="BytesAfterDay">The same after 24 hours.</param>
/// <param name="End">What the last poll and the completion of each takes, in nanoseconds.</param>
internal sealed record PendingWaits(double Bytes, double BytesAfterDay, double End)
{
    public static PendingWaits Measure(Func<BenchmarkTime, ClientSubject> create, int count)
    {
        var time = new BenchmarkTime();
        using var subject = create(time);
        using var cancellation = new CancellationTokenSource();
        var waits = new Task[count];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < count; number++)
        {
            waits[number] = subject.WaitAsync(number, cancellation.Token);
        }

        time.Run(TimeSpan.FromHours(12));
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        time.Run(TimeSpan.FromHours(12));
        var bytesAfterDay = GC.GetTotalMemory(forceFullCollection: true) - before;
        if (Array.Exists(waits, wait => wait.IsCompleted))
        {
            throw new InvalidOperationException("The waits have to be pending.");
        }

        subject.Ends.EndNow();
        var start = Stopwatch.GetTimestamp();
        var all = Task.WhenAll(waits);
        time.RunUntilEnd(all);
        var end = Stopwatch.GetElapsedTime(start);
        all.GetAwaiter().GetResult();
        return new PendingWaits((double)bytes / count, (double)bytesAfterDay / count, end.TotalNanoseconds / count);
    }
}
