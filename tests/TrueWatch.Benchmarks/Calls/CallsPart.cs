using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>What a status call costs, beside what people would use instead.</summary>
internal sealed class CallsPart : IBenchmarkPart
{
    private const string Introduction = """
        One call of `query_action_status` with the documented answer. The floor is `HttpClient` and source-generated
        System.Text.Json, written by hand for exactly this answer, with the same headers, the escaped id, a token and the
        timeout of `HttpClient`. In memory, a handler answers at once with a response of its own (its cost is in every row);
        over loopback, calls go one after the other over a pooled HTTP/1.1 connection to a server in the same process that
        allocates nothing for a request. "With a limit" has the budget of requests, at a limit that is never reached.
        What stands beside the floor is the median of the ratios of each round.
        """;

    public string Name => "calls";

    public Task<ReportSection> RunAsync(RunOptions options)
    {
        var section = new ReportSection("A status call").Text(Introduction);

        // In this order: the runtime compiles the code that they share by what is measured first, which ends at once.
        AddCalls(section, "in memory", Run<InMemoryCallBenchmarks>(options, calls: 64, SetUpAll(Transport.InMemory)));
        AddCalls(section, "over loopback", Run<LoopbackCallBenchmarks>(options, calls: 64, SetUpAll(Transport.Loopback)));
        AddGrowth(section, Run<AnswerSizeBenchmarks>(
            options,
            calls: 1,
            [.. AnswerSizeBenchmarks.Contenders.Select(contender => new CallSetup(contender, Transport.InMemory, names: 1_000))]));
        return Task.FromResult(section);
    }

    private static IReadOnlyList<CallSetup> SetUpAll(Transport transport)
        => [.. Enum.GetValues<Contender>().Select(contender => new CallSetup(contender, transport))];

    private static IReadOnlyList<Measurement> Run<T>(RunOptions options, int calls, IReadOnlyList<CallSetup> warmUp)
    {
        try
        {
            return MicroBenchmark.Run<T>(options, [.. warmUp.Select(setup => (Action)(() => setup.RepeatAsync(calls).GetAwaiter().GetResult()))]);
        }
        finally
        {
            foreach (var setup in warmUp)
            {
                setup.Dispose();
            }
        }
    }

    private static void AddCalls(ReportSection section, string where, IReadOnlyList<Measurement> calls)
    {
        var byContender = calls.ToDictionary(call => call.Parameter<Contender>());
        var floor = byContender[Contender.Floor];
        var ours = byContender[Contender.TrueWatch];
        section
            .Goal($"Time {where} at most 1.15 × the floor's", ours.TimeBeside(floor), 1.15)
            .Goal($"Bytes {where} at most 1.15 × the floor's", ours.Bytes / floor.Bytes, 1.15)
            .Table(
                $"A call {where}",
                ["Client", "Time", "Beside the floor", "Bytes", "Beside the floor", "Beside stock NSwag"],
                calls.Select(call => (IReadOnlyList<string>)
                [
                    Label(call.Parameter<Contender>()),
                    Figure.Time(call.Nanoseconds),
                    Figure.Ratio(call.TimeBeside(floor), 1),
                    Figure.Of(call.Bytes),
                    Figure.Ratio(call.Bytes, floor.Bytes),
                    Figure.Ratio(call.Bytes, byContender[Contender.Nswag].Bytes),
                ]));
    }

    private static void AddGrowth(ReportSection section, IReadOnlyList<Measurement> calls)
    {
        var sizes = calls.Select(call => call.Parameter<int>()).Distinct().ToDictionary(names => names, names => (double)DocumentedAnswer.Make(names).Length);
        var floor = Of(Contender.Floor);
        var ours = Of(Contender.TrueWatch);
        var rows = sizes.Select(size => (IReadOnlyList<string>)
        [
            Figure.Bytes(size.Value),
            Figure.Time(floor[size.Key].Nanoseconds),
            Figure.Time(ours[size.Key].Nanoseconds),
            Figure.Ratio(ours[size.Key].TimeBeside(floor[size.Key]), 1),
            Figure.Bytes(floor[size.Key].Bytes),
            Figure.Bytes(ours[size.Key].Bytes),
            Figure.Ratio(ours[size.Key].Bytes, floor[size.Key].Bytes),
        ]);
        IReadOnlyList<string> exponents =
        [
            "Exponent",
            Exponent(floor, call => call.Nanoseconds),
            Exponent(ours, call => call.Nanoseconds),
            "",
            Exponent(floor, call => call.Bytes),
            Exponent(ours, call => call.Bytes),
            "",
        ];
        section.Table(
            "Growth with the size of the answer, in memory",
            ["Answer", "Floor, time", "TrueWatch, time", "Ratio", "Floor, bytes", "TrueWatch, bytes", "Ratio"],
            [.. rows, exponents]);

        Dictionary<int, Measurement> Of(Contender contender) => calls
            .Where(call => call.Parameter<Contender>() == contender)
            .ToDictionary(call => call.Parameter<int>());

        string Exponent(Dictionary<int, Measurement> calls, Func<Measurement, double> cost) =>
            Figure.Of(Growth.Exponent([.. calls.Select(call => (sizes[call.Key], cost(call.Value)))]), "0.00");
    }

    private static string Label(Contender contender) => contender switch
    {
        Contender.Floor => "Floor",
        Contender.TrueWatch => "TrueWatch",
        Contender.TrueWatchLimited => "TrueWatch with a limit",
        Contender.Nswag => "Stock NSwag",
        Contender.Refit => "Refit",
        Contender.Kiota => "Kiota's runtime",
        _ => throw new ArgumentOutOfRangeException(nameof(contender)),
    };
}
