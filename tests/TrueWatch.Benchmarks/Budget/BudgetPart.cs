using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;
using TrueWatch.Benchmarks.Waits;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Budget;

/// <summary>How soon the end of a task is seen when many share 20 requests a minute.</summary>
internal sealed class BudgetPart : IBenchmarkPart
{
    private const string Introduction = """
        `WaitForTaskAsync` for a number of tasks with one key, in virtual time, over a service in memory that answers at once.
        The tasks end at random times between 2 and 22 minutes after the start (seeded). The oracle sends one request every
        3 seconds, to the tasks that are left in turn; it is the best mean that 20 requests a minute allow to one who does
        not know the ends, and ignores the pace that the API recommends. "By the document" polls at the pace of the OpenAPI
        document (2 seconds, growing to 5); "as fast as allowed" asks for a poll every 2 seconds, so that only the budget
        holds it back. The delay is from the end of a task until a poll sees it.
        """;

    private const string Fastest = "as fast as allowed";

    private static readonly int[] Counts = [1, 2, 5, 10, 20, 50, 100, 200];

    private static readonly (string Name, PollingOptions Options)[] Paces =
    [
        ("by the document", new PollingOptions { Timeout = TimeSpan.FromDays(1) }),
        (Fastest, new PollingOptions { Timeout = TimeSpan.FromDays(1), DelayPolicy = new EvenDelay(TimeSpan.FromSeconds(2)) }),
    ];

    public string Name => "budget";

    public Task<ReportSection> RunAsync(RunOptions options)
    {
        var samples = options.IsQuick ? 200 : 1000;
        var section = new ReportSection("The budget of requests").Text(Introduction);
        var oracle = Counts.ToDictionary(count => count, count => Ends(count, samples).SelectMany(Oracle.Delays).ToList());
        var violations = 0;
        foreach (var (name, pace) in Paces)
        {
            var runs = Counts.ToDictionary(
                count => count, count => Ends(count, samples).Select(ends => BudgetRun.Execute(ends, pace)).ToList());
            violations += runs.Values.Sum(all => all.Sum(run => run.Violations));
            AddPace(section, name, oracle, runs);
        }

        section.Goal("Requests over the limit: none", violations, 0, "0");
        return Task.FromResult(section);
    }

    private static void AddPace(
        ReportSection section, string name, Dictionary<int, List<TimeSpan>> oracle, Dictionary<int, List<BudgetRun>> runs)
    {
        var delays = runs.ToDictionary(run => run.Key, run => run.Value.SelectMany(one => one.Delays).ToList());
        if (name == Fastest)
        {
            section.Goal(
                $"Mean delay at most 1.05 × the oracle's, {name}, worst number of tasks",
                Counts.Max(count => Mean(delays[count]) / Mean(oracle[count])),
                1.05);
        }

        var rows = Counts.Select(count => (IReadOnlyList<string>)
        [
            Figure.Of(count),
            Seconds(Mean(oracle[count])),
            Seconds(Mean(delays[count])),
            Figure.Ratio(Mean(delays[count]), Mean(oracle[count])),
            Seconds(Percentile95(oracle[count])),
            Seconds(Percentile95(delays[count])),
            Seconds(oracle[count].Max().TotalSeconds),
            Seconds(delays[count].Max().TotalSeconds),
            Figure.Of(runs[count].Sum(run => run.Violations)),
            Figure.Of(runs[count].Sum(run => run.Requests) / (double)delays[count].Count, "0.0"),
        ]);
        IReadOnlyList<string> exponents =
            ["Exponent", Exponent(oracle, Mean), Exponent(delays, Mean), "", Exponent(oracle, Percentile95), Exponent(delays, Percentile95), "", "", "", ""];
        section.Table(
            $"The delay until an end is seen, {name}",
            ["Tasks", "Oracle, mean", "TrueWatch, mean", "Ratio", "Oracle, p95", "TrueWatch, p95", "Oracle, max", "TrueWatch, max", "Over the limit", "Requests for a task"],
            [.. rows, exponents]);
    }

    /// <summary>The ends of the tasks of each run: as many runs as give the samples.</summary>
    private static IEnumerable<List<TimeSpan>> Ends(int count, int samples)
    {
#pragma warning disable CA5394 // Simulation, not security: seeded, so that oracle and client get the same ends.
        var random = new Random(count);
        for (var run = 0; run < Math.Max(1, samples / count); run++)
        {
            yield return [.. Enumerable.Range(0, count).Select(_ => TimeSpan.FromMinutes(2 + (random.NextDouble() * 20)))];
        }
#pragma warning restore CA5394
    }

    private static string Exponent(Dictionary<int, List<TimeSpan>> delays, Func<IReadOnlyCollection<TimeSpan>, double> figure)
        => Figure.Of(Growth.Exponent([.. delays.Select(one => ((double)one.Key, figure(one.Value)))]), "0.00");

    private static double Mean(IReadOnlyCollection<TimeSpan> delays) => delays.Average(delay => delay.TotalSeconds);

    private static double Percentile95(IReadOnlyCollection<TimeSpan> delays)
        => delays.Order().ElementAt((int)Math.Ceiling(delays.Count * 0.95) - 1).TotalSeconds;

    private static string Seconds(double seconds) => Figure.Of(seconds, "0.0") + " s";
}
