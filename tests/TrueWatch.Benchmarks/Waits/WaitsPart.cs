using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>What a wait costs: its polls and its memory.</summary>
internal sealed class WaitsPart : IBenchmarkPart
{
    private const string Introduction = """
        `WaitForTaskAsync` of the generated client over a handler in memory, on a clock that steps from timer to timer. "By
        hand" is a loop of the call and `Task.Delay` on the same clock. The memory of a pending wait is what the heap holds
        more with it than without it: the operation, the id, the last answer and its timers are in it. At 20 polls a minute,
        nearly all waits are in the queue for a permit, and the last one has its first answer after 9 hours. Nobody has
        10,000 waits; they show that nothing grows.
        """;

    // The fastest that the document recommends.
    private static readonly TimeSpan FastestPace = TimeSpan.FromSeconds(2);

    public string Name => "waits";

    public Task<ReportSection> RunAsync(RunOptions options)
    {
        var section = new ReportSection("A wait").Text(Introduction);
        AddPolls(section, options);
        AddPending(section, options);
        return Task.FromResult(section);
    }

    private static void AddPolls(ReportSection section, RunOptions options)
    {
        int[] numbers = options.IsQuick ? [100] : [10, 100, 1_000];
        section.Table(
            "A poll of a wait, beside the bare call",
            ["Polls of the wait", "Call, time", "By hand, time", "Poll, time", "Call, bytes", "By hand, bytes", "Poll, bytes"],
            numbers.Select(polls =>
            {
                var cost = PollCost.Measure(
                    time => new ClientSubject(time, Every(FastestPace)), FastestPace, polls, rounds: options.IsQuick ? 5 : 15);
                return (IReadOnlyList<string>)
                [
                    Figure.Of(polls),
                    Figure.Time(cost.Call.Nanoseconds),
                    Figure.Time(cost.Loop.Nanoseconds),
                    Figure.Time(cost.Poll.Nanoseconds),
                    Figure.Of(cost.Call.Bytes),
                    Figure.Of(cost.Loop.Bytes),
                    Figure.Of(cost.Poll.Bytes),
                ];
            }));
    }

    private static void AddPending(ReportSection section, RunOptions options)
    {
        int[] counts = options.IsQuick ? [1_000] : [1_000, 10_000];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (name, limit) in ((string, RequestLimit?)[])[("without a limit", null), ("at 20 polls a minute", new(20, TimeSpan.FromMinutes(1)))])
        {
            foreach (var count in counts)
            {
                var waits = PendingWaits.Measure(time => new ClientSubject(time, Every(TimeSpan.FromMinutes(6)), limit), count);
                rows.Add([$"{Figure.Of(count)}, {name}", Figure.Of(waits.Bytes), Figure.Of(waits.BytesAfterDay), Figure.Time(waits.End)]);
                if (count == counts[^1])
                {
                    section
                        .Goal($"Bytes of one of {Figure.Of(count)} pending waits, {name}: at most 4 KiB", Math.Max(waits.Bytes, waits.BytesAfterDay), 4096, "#,0")
                        .Goal($"Flat over 24 hours, {name}: at most 1.05 × the bytes after 12", waits.BytesAfterDay / waits.Bytes, 1.05);
                }
            }
        }

        section.Table(
            "Pending waits, each for a task of its own",
            ["Waits", "Bytes each, after 12 hours", "After 24 hours", "The end of all, each"],
            rows);
    }

    private static PollingOptions Every(TimeSpan pause) => new() { DelayPolicy = new EvenDelay(pause), Timeout = TimeSpan.FromDays(48) };
}
