using System.Diagnostics;

namespace TrueWatch.Benchmarks.Running;

/// <summary>
/// Measures actions that take long enough for a stopwatch, in turn, so that whatever disturbs the machine for a while
/// disturbs all of them.
/// </summary>
internal static class Comparison
{
    private const int WarmUps = 3;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestSample = TimeSpan.FromMilliseconds(20);

    /// <param name="rounds">How often each action is measured, after it has run for a while.</param>
    /// <param name="actions">What to measure. They run on the calling thread.</param>
    /// <returns>The costs of one run, in the order of the actions.</returns>
    public static IReadOnlyList<Cost> Run(int rounds, params IReadOnlyList<Action> actions)
    {
        WarmUp(actions);
        var repetitions = actions.Select(action => Math.Max(1, (int)(ShortestSample / Measure(action, 1).Time))).ToList();
        var samples = actions.Select(_ => new List<Cost>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < actions.Count; index++)
            {
                var (time, bytes) = Measure(actions[index], repetitions[index]);
                samples[index].Add(new Cost(time.TotalNanoseconds, bytes) / repetitions[index]);
            }
        }

        return [.. samples.Select(all => new Cost(
            Median(all.Select(cost => cost.Nanoseconds)), Median(all.Select(cost => cost.Bytes))))];
    }

    /// <summary>
    /// Lets the runtime compile what the actions have in common by what all of them do, and not by what the first of them
    /// does.
    /// </summary>
    public static void WarmUp(IReadOnlyList<Action> actions)
    {
        for (var stage = 0; stage < WarmUps; stage++)
        {
            foreach (var action in actions)
            {
                Warm(action);
            }

            // Hot methods are compiled anew: first such that count what they do, then by what was counted.
            Quiet.Wait();
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Warm(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call == 0 || Stopwatch.GetElapsedTime(start) < WarmUpTime; call++)
        {
            action();
        }
    }

    private static (TimeSpan Time, double Bytes) Measure(Action action, int repetitions)
    {
        Garbage.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            action();
        }

        return (Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
