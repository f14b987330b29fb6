using System.Runtime;
using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>What a wait costs: its polls, its memory, its rest and its end.</summary>
internal sealed class WaitsPart : IBenchmarkPart
{
    private const string Introduction = """
        Waits without a limit of requests, on a clock that steps from timer to timer, so that a thread does all of the work
        and its time is processor time. "Client" is `WaitForTaskAsync` of the generated client over a handler in memory,
        beside `QueryActionStatusAsync` over the same; "operation" is the polling library alone, over an operation whose
        answer is there already. "By hand" is a loop of the call and `Task.Delay` on the same clock. The memory of a
        pending wait is what the heap holds more with it than without it: the operation, the id and the last answer are in
        it. At 20 polls a minute, nearly all waits are in the queue for their first poll, and end one after the other. The
        garbage collector, which moves what goes on living, has columns of its own: without waits enough to fill its
        youngest generation it does not run at all. "Plain objects" are no waits: as much memory in as many objects, a
        dictionary, a priority queue, and a task that is ended.
        Sizes are measured in rounds over all of them: times are medians, and exponents those of the middle round.
        """;

    private static readonly (string Name, Func<SteppedTime, PollingOptions, IWaitSubject> Create)[] Subjects =
    [
        ("client", (time, options) => new ClientSubject(time, options)),
        ("operation", (time, options) => new InstantSubject(time, options)),
    ];

    private static readonly (string Name, Func<SteppedTime, PollingOptions, IWaitSubject> Create)[] PendingSubjects =
    [
        .. Subjects,
        ("client at 20 polls a minute", (time, options) => new ClientSubject(time, options, new RequestLimit(20, TimeSpan.FromMinutes(1)))),
        ("plain objects", (time, _) => new PlainSubject(time)),
    ];

    // The fastest that the document recommends.
    private static readonly TimeSpan FastestPace = TimeSpan.FromSeconds(2);

    public string Name => "waits";

    public async Task<ReportSection> RunAsync(RunOptions options)
    {
        var section = new ReportSection("A wait").Text(Introduction);
        AddPolls(section, options);
        await AddLoopbackAsync(section, options);

        // The collector's own thread would work on while others are measured.
        var latency = GCSettings.LatencyMode;
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        AddPending(section, options);
        AddShared(section, options);
        GCSettings.LatencyMode = latency;
        await AddRestAsync(section, options);
        return section;
    }

    private static void AddPolls(ReportSection section, RunOptions options)
    {
        var rounds = options.IsQuick ? 5 : 15;
        int[] numbers = options.IsQuick ? [100, 1_000] : [10, 100, 1_000, 10_000];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (name, create) in Subjects)
        {
            var costs = numbers
                .Select(polls => (Polls: polls, Cost: PollCost.Measure(time => create(time, Every(FastestPace)), FastestPace, polls, rounds)))
                .ToList();
            rows.AddRange(costs.Select(one => Row($"{name}, {Figure.Of(one.Polls)} polls", one.Cost)));
            rows.Add(
            [
                $"{name}, exponent of a whole wait",
                "",
                "",
                Exponent(cost => cost.Nanoseconds),
                "",
                "",
                "",
                Exponent(cost => cost.Bytes),
                "",
            ]);
            if (name == "client")
            {
                var (call, _, poll) = costs[^1].Cost;
                section
                    .Goal("Bytes of a poll above the bare call, in memory: under 10 %", Above(poll.Bytes, call.Bytes), 10, "0.0' %'")
                    .Goal("Time of a poll above the bare call, in memory: under 10 %", Above(poll.Nanoseconds, call.Nanoseconds), 10, "0.0' %'");
            }

            string Exponent(Func<Cost, double> cost)
                => Figure.Of(Growth.Exponent([.. costs.Select(one => ((double)one.Polls, cost(one.Cost.Poll) * one.Polls))]), "0.00");
        }

        section.Table(
            "A poll of a wait, beside the bare call",
            ["Wait", "Call, time", "By hand, time", "Poll, time", "Poll above call", "Call, bytes", "By hand, bytes", "Poll, bytes", "Poll above call"],
            rows);

        static IReadOnlyList<string> Row(string name, PollCost cost) =>
        [
            name,
            Figure.Time(cost.Call.Nanoseconds),
            Figure.Time(cost.Loop.Nanoseconds),
            Figure.Time(cost.Poll.Nanoseconds),
            Percent(cost.Poll.Nanoseconds, cost.Call.Nanoseconds),
            Figure.Of(cost.Call.Bytes),
            Figure.Of(cost.Loop.Bytes),
            Figure.Of(cost.Poll.Bytes),
            Percent(cost.Poll.Bytes, cost.Call.Bytes),
        ];
    }

    private static async Task AddLoopbackAsync(ReportSection section, RunOptions options)
    {
        var (loop, poll, ratio) = await LoopbackPolls.MeasureAsync(options.IsQuick ? 4 : 30, TimeSpan.FromSeconds(0.5));
        section
            .Goal("Processor time of a poll above a loop by hand, over loopback: under 10 %", Above(ratio, 1), 10, "0.0' %'")
            .Goal("Bytes of a poll above a loop by hand, over loopback: under 10 %", Above(poll.Bytes, loop.Bytes), 10, "0.0' %'")
            .Table(
                "Over loopback, by the system's clock",
                ["Polls", "Processor time", "Bytes"],
                [
                    ["a loop by hand: the call, a delay of 1 ms", Figure.Time(loop.Nanoseconds), Figure.Of(loop.Bytes)],
                    ["a wait with the same pause", Figure.Time(poll.Nanoseconds), Figure.Of(poll.Bytes)],
                    ["Above, in the middle of the rounds", Percent(ratio, 1), Percent(poll.Bytes, loop.Bytes)],
                ]);
    }

    private static void AddPending(ReportSection section, RunOptions options)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (name, create) in PendingSubjects)
        {
            // Longer than what a call leaves behind.
            Func<SteppedTime, IWaitSubject> createPatient = time => create(time, Every(TimeSpan.FromMinutes(6)));
            Comparison.WarmUp([() => PendingWaits.Measure(createPatient, 2_000)]);
            var samples = new SizeSamples<PendingWaits>(Counts(options), count => PendingWaits.Measure(createPatient, count));
            rows.AddRange(samples.Rows((count, median) =>
            [
                $"{name}, {Figure.Of(count)}",
                Figure.Of(median(waits => waits.Bytes) / count),
                Figure.Time(median(waits => waits.Begin.Own) / count),
                Figure.Time(median(waits => waits.Begin.Collector.TotalNanoseconds) / count),
                Figure.Time(median(waits => waits.End.Own) / count),
                Figure.Time(median(waits => waits.End.Collector.TotalNanoseconds) / count),
                Figure.Time(median(waits => waits.End.Total.TotalNanoseconds)),
                Figure.Of(median(waits => waits.Timers)),
            ]));
            rows.Add(
            [
                $"{name}, exponent of the whole",
                Figure.Of(samples.Exponent(waits => waits.Bytes), "0.00"),
                Figure.Of(samples.Exponent(waits => waits.Begin.Own), "0.00"),
                "",
                Figure.Of(samples.Exponent(waits => waits.End.Own), "0.00"),
                "",
                Figure.Of(samples.Exponent(waits => waits.End.Total.TotalNanoseconds), "0.00"),
                "",
            ]);
            var largest = Counts(options)[^1];
            if (name != "plain objects")
            {
                section.Goal($"Bytes of one of {Figure.Of(largest)} pending waits ({name}): under 1,024", samples.AtLargest(waits => waits.Bytes) / largest, 1024, "#,0");
            }

            if (name == "client")
            {
                section.Goal("Timers set for all of them: one", samples.AtLargest(waits => waits.Timers), 1, "0");
            }
        }

        section.Table(
            "Pending waits, each for a task of its own, until all tasks end at the same moment",
            ["Waits", "Bytes each", "Begin, each", "Collector", "End, each", "Collector", "End, all", "Timers set"],
            rows);
    }

    private static void AddShared(ReportSection section, RunOptions options)
    {
        Func<SteppedTime, IWaitSubject> create = time => new InstantSubject(time, Every(TimeSpan.FromMinutes(6)));
        Comparison.WarmUp([() => SharedWaits.Measure(create, 1_000)]);
        var samples = new SizeSamples<SharedWaits>(Counts(options), count => SharedWaits.Measure(create, count));
        section.Table(
            "Waits on one task, canceled one after the other",
            ["Waits", "Begin, each", "Collector", "Cancel, each", "Collector"],
            [
                .. samples.Rows((count, median) =>
                [
                    Figure.Of(count),
                    Figure.Time(median(waits => waits.Begin.Own) / count),
                    Figure.Time(median(waits => waits.Begin.Collector.TotalNanoseconds) / count),
                    Figure.Time(median(waits => waits.Leave.Own) / count),
                    Figure.Time(median(waits => waits.Leave.Collector.TotalNanoseconds) / count),
                ]),
                [
                    "exponent of the whole",
                    Figure.Of(samples.Exponent(waits => waits.Begin.Own), "0.00"),
                    "",
                    Figure.Of(samples.Exponent(waits => waits.Leave.Own), "0.00"),
                    "",
                ],
            ]);
    }

    private static int[] Counts(RunOptions options) => options.IsQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000];

    private static async Task AddRestAsync(ReportSection section, RunOptions options)
    {
        var count = options.IsQuick ? 10_000 : 100_000;
        var rest = await RestingWaits.MeasureAsync(count, TimeSpan.FromSeconds(options.IsQuick ? 2 : 5));
        section.Table(
            $"At rest, by the system's clock, for {Figure.Of(rest.Seconds)} seconds",
            ["Process", "Processor time", "Further timers"],
            [
                ["no wait", Figure.Time(rest.IdleCpu.TotalNanoseconds), "0"],
                [$"{Figure.Of(count)} waits", Figure.Time(rest.Cpu.TotalNanoseconds), Figure.Of(rest.Timers)],
            ]);
    }

    private static PollingOptions Every(TimeSpan pause) => new() { DelayPolicy = new EvenDelay(pause), Timeout = TimeSpan.FromDays(48) };

    private static double Above(double value, double baseline) => (value - baseline) / baseline * 100;

    private static string Percent(double value, double baseline) => Figure.Of(Above(value, baseline), "0.0") + " %";
}
