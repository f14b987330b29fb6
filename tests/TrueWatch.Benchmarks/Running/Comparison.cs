using System.Diagnostics;

namespace TrueWatch.Benchmarks.Running;

/// <summary>
/// Measures actions that take long enough for a stopwatch, in turn, so that whatever disturbs the machine for a while
/// disturbs all of them.
/// </summary>
internal static class Comparison
{
    /// <param name="rounds">How often each action is measured, after two times that do not count.</param>
    /// <param name="actions">What to measure. They run on the calling thread.</param>
    /// <returns>The costs, in the order of the actions.</returns>
    public static IReadOnlyList<Cost> Run(int rounds, params IReadOnlyList<Action> actions)
    {
        var samples = actions.Select(_ => new List<Cost>()).ToList();
        for (var round = -2; round < rounds; round++)
        {
            for (var index = 0; index < actions.Count; index++)
            {
                var cost = Measure(actions[index]);
                if (round >= 0)
                {
                    samples[index].Add(cost);
                }
            }
        }

        return [.. samples.Select(all => new Cost(
            Median(all.Select(cost => cost.Nanoseconds)), Median(all.Select(cost => cost.Bytes))))];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static Cost Measure(Action action)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        action();
        var time = Stopwatch.GetElapsedTime(start);
        return new Cost(time.TotalNanoseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
