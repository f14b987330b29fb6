using System.Diagnostics;

namespace TrueWatch.Benchmarks.Transfers;

/// <summary>What a piece of work takes of the process's memory above what it had before.</summary>
internal static class MemoryMeter
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <returns>How long it took, and by how much the resident set grew at most, as far as looks at it every 20 ms saw.</returns>
    public static async Task<(TimeSpan Time, long Bytes)> MeasureAsync(Func<Task> workAsync)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Environment.WorkingSet;
        var most = before;
        var watch = Stopwatch.StartNew();
        var work = workAsync();
        while (await Task.WhenAny(work, Task.Delay(Interval)) != work)
        {
            most = Math.Max(most, Environment.WorkingSet);
        }

        await work;
        return (watch.Elapsed, Math.Max(most, Environment.WorkingSet) - before);
    }
}
