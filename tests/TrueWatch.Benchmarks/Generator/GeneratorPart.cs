using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>What the source generator costs a build and an editor.</summary>
internal sealed class GeneratorPart : IBenchmarkPart
{
    private const string Introduction = """
        The scan is YamlDotNet's parser over the same text, event by event, with nothing made of them. "Whole" is a first run
        of the compiler's generator driver: read, bind and emit. System.Text.Json is the first run of its generator over the
        same compilation: for this repository's document that of the client library, for synthetic ones a client with three
        operations, one serialized type and 500 other types. Synthetic documents have an operation for every 5,000
        characters, three of which are polled. An edit changes a body in another file; "empty" is a driver without
        generators. Cold figures are of a first run in a new process, where most of the time is compilation of the code.
        """;

    public string Name => "generator";

    public async Task<ReportSection> RunAsync(RunOptions options)
    {
        string[] documents = options.IsQuick
            ? [GeneratorSubject.Own, "100000", "1000000"]
            : [GeneratorSubject.Own, "100000", "1000000", "5000000", "20000000"];
        var costs = documents.Select(document => GeneratorCost.Measure(document, options)).ToList();
        var section = new ReportSection("The source generator").Text(Introduction);
        AddGoals(section, costs);
        AddSteps(section, costs);
        AddEdits(section, costs);
        await AddColdAsync(section, options);
        return section;
    }

    private static void AddGoals(ReportSection section, List<GeneratorCost> costs)
    {
        var synthetic = costs.Skip(1).ToList();
        var above = synthetic.ConvertAll(cost => Math.Max(cost.Edit.Bytes - cost.EmptyEdit.Bytes, 1));
        section
            .Goal("Reading at most 1.5 × the scan, worst document", costs.Max(cost => cost.Read.Nanoseconds / cost.Scan.Nanoseconds), 1.5)
            .Goal($"Everything at most 1.5 × the scan, {synthetic[^1].Subject.Name}", synthetic[^1].Whole.Nanoseconds / synthetic[^1].Scan.Nanoseconds, 1.5)
            .Goal("Linear in the document: exponent of reading", Exponent(synthetic, cost => cost.Read.Nanoseconds), 1.05)
            .Goal("A C# edit under 1 ms, worst document", costs.Max(cost => cost.Edit.Nanoseconds - cost.EmptyEdit.Nanoseconds) / 1e6, 1, "0.000' ms'")
            .Goal("A C# edit allocates no more with a larger document: largest over smallest", above[^1] / above[0], 1.05);
    }

    private static void AddSteps(ReportSection section, List<GeneratorCost> costs)
    {
        var synthetic = costs.Skip(1).ToList();
        section.Table(
            "A first run, warm: time",
            ["Document", "Characters", "Scan", "Read", "Beside the scan", "Bind", "Emit", "Whole", "Beside the scan", "System.Text.Json"],
            [
                .. costs.Select(cost => (IReadOnlyList<string>)
                [
                    cost.Subject.Name,
                    Figure.Of(cost.Subject.Text.Length),
                    Figure.Time(cost.Scan.Nanoseconds),
                    Figure.Time(cost.Read.Nanoseconds),
                    Figure.Ratio(cost.Read.Nanoseconds, cost.Scan.Nanoseconds),
                    Figure.Time(cost.Bind.Nanoseconds),
                    Figure.Time(cost.Emit.Nanoseconds),
                    Figure.Time(cost.Whole.Nanoseconds),
                    Figure.Ratio(cost.Whole.Nanoseconds, cost.Scan.Nanoseconds),
                    Figure.Time(cost.Json.Nanoseconds),
                ]),
                [
                    "Exponent, synthetic",
                    "",
                    ExponentText(synthetic, cost => cost.Scan.Nanoseconds),
                    ExponentText(synthetic, cost => cost.Read.Nanoseconds),
                    "",
                    ExponentText(synthetic, cost => cost.Bind.Nanoseconds),
                    ExponentText(synthetic, cost => cost.Emit.Nanoseconds),
                    ExponentText(synthetic, cost => cost.Whole.Nanoseconds),
                    "",
                    "",
                ],
            ]);
        section.Table(
            "A first run, warm: bytes",
            ["Document", "Scan", "Read", "Beside the scan", "Bind", "Emit", "Whole", "System.Text.Json"],
            [
                .. costs.Select(cost => (IReadOnlyList<string>)
                [
                    cost.Subject.Name,
                    Figure.Bytes(cost.Scan.Bytes),
                    Figure.Bytes(cost.Read.Bytes),
                    Figure.Ratio(cost.Read.Bytes, cost.Scan.Bytes),
                    Figure.Bytes(cost.Bind.Bytes),
                    Figure.Bytes(cost.Emit.Bytes),
                    Figure.Bytes(cost.Whole.Bytes),
                    Figure.Bytes(cost.Json.Bytes),
                ]),
                [
                    "Exponent, synthetic",
                    ExponentText(synthetic, cost => cost.Scan.Bytes),
                    ExponentText(synthetic, cost => cost.Read.Bytes),
                    "",
                    ExponentText(synthetic, cost => cost.Bind.Bytes),
                    ExponentText(synthetic, cost => cost.Emit.Bytes),
                    ExponentText(synthetic, cost => cost.Whole.Bytes),
                    "",
                ],
            ]);
    }

    private static void AddEdits(ReportSection section, List<GeneratorCost> costs) => section.Table(
        "An edit of a C# file",
        ["Document", "Empty", "TrueWatch", "System.Text.Json", "Empty, bytes", "TrueWatch, bytes", "System.Text.Json, bytes"],
        costs.Select(cost => (IReadOnlyList<string>)
        [
            cost.Subject.Name,
            Figure.Time(cost.EmptyEdit.Nanoseconds),
            Figure.Time(cost.Edit.Nanoseconds),
            Figure.Time(cost.JsonEdit.Nanoseconds),
            Figure.Bytes(cost.EmptyEdit.Bytes),
            Figure.Bytes(cost.Edit.Bytes),
            Figure.Bytes(cost.JsonEdit.Bytes),
        ]));

    private static async Task AddColdAsync(ReportSection section, RunOptions options)
    {
        var launches = options.IsQuick ? 1 : 3;
        var rows = new List<IReadOnlyList<string>>();
        string[] documents = options.IsQuick ? [GeneratorSubject.Own] : [GeneratorSubject.Own, "1000000"];
        foreach (var document in documents)
        {
            var scan = await ColdRun.MeasureAsync(ColdRun.Scan, document, launches);
            var steps = await ColdRun.MeasureAsync(ColdRun.Steps, document, launches);
            var whole = await ColdRun.MeasureAsync(ColdRun.Whole, document, launches);
            var json = await ColdRun.MeasureAsync(ColdRun.Json, document, launches);
            rows.Add([GeneratorSubject.Create(document).Name, .. scan.Concat(steps).Concat(whole).Concat(json).Select(Figure.Time), Figure.Ratio(whole[0], json[0])]);
        }

        section.Table(
            $"The first run in a process (median of {launches})",
            ["Document", "Scan", "Read", "Bind", "Emit", "Whole", "System.Text.Json", "Beside it"],
            rows);
    }

    private static string ExponentText(List<GeneratorCost> costs, Func<GeneratorCost, double> cost) => Figure.Of(Exponent(costs, cost), "0.00");

    private static double Exponent(List<GeneratorCost> costs, Func<GeneratorCost, double> cost)
        => Growth.Exponent([.. costs.Select(one => ((double)one.Subject.Text.Length, cost(one)))]);
}
