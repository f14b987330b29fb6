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
        """;

    public string Name => "calls";

    public Task<ReportSection> RunAsync(RunOptions options)
    {
        var calls = Run<CallBenchmarks>(
            options,
            calls: 64,
            [.. from contender in Enum.GetValues<Contender>() from transport in Enum.GetValues<Transport>() select new CallSetup(contender, transport)]);
        var section = new ReportSection("A status call").Text(Introduction);
        foreach (var transport in calls.GroupBy(call => call.Parameter<Transport>()))
        {
            var byContender = transport.ToDictionary(call => call.Parameter<Contender>());
            var floor = byContender[Contender.Floor];
            var ours = byContender[Contender.TrueWatch];
            var where = transport.Key == Transport.InMemory ? "in memory" : "over loopback";
            section
                .Goal($"Time {where} at most 1.10 × the floor's", ours.TimeBeside(floor), 1.10)
                .Goal($"Bytes {where} at most 1.10 × the floor's", ours.Bytes / floor.Bytes, 1.10)
                .Goal($"Bytes {where} at most 0.5 × stock NSwag's", ours.Bytes / byContender[Contender.Nswag].Bytes, 0.5)
                .Table(
                    $"A call {where}",
                    ["Client", "Time", "Beside the floor", "Bytes", "Beside the floor", "Beside stock NSwag"],
                    transport.Select(call => (IReadOnlyList<string>)
                    [
                        Label(call.Parameter<Contender>()),
                        Figure.Time(call.Nanoseconds),
                        Figure.Ratio(call.TimeBeside(floor), 1),
                        Figure.Of(call.Bytes),
                        Figure.Ratio(call.Bytes, floor.Bytes),
                        Figure.Ratio(call.Bytes, byContender[Contender.Nswag].Bytes),
                    ]));
        }

        AddGrowth(section, Run<AnswerSizeBenchmarks>(
            options,
            calls: 1,
            [.. AnswerSizeBenchmarks.Contenders.Select(contender => new CallSetup(contender, Transport.InMemory, names: 1_000))]));
        return Task.FromResult(section);
    }

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
