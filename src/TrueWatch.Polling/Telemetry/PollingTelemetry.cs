using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TrueWatch.Polling;

/// <summary>The activities and metrics of waits. Tags of metrics contain no task ids, and nothing contains a key.</summary>
public static class PollingTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/>, for <c>AddSource</c> of a tracer.</summary>
    public const string ActivitySourceName = "TrueWatch.Polling";

    /// <summary>The name of the <see cref="Meter"/>, for <c>AddMeter</c> of a metrics provider.</summary>
    public const string MeterName = "TrueWatch.Polling";

    internal const string OperationTag = "polling.operation";
    internal const string OutcomeTag = "polling.outcome";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Polls = Meter.CreateCounter<long>("polling.polls", "{poll}", "Number of polls, by outcome.");
    private static readonly Counter<long> Waits = Meter.CreateCounter<long>("polling.waits", "{wait}", "Number of waits, by outcome.");
    private static readonly Counter<long> Throttled = Meter.CreateCounter<long>(
        "polling.throttled", "{request}", "Number of polls that exceeded the rate limit.");
    private static readonly Histogram<double> WaitDuration = Meter.CreateHistogram<double>(
        "polling.wait.duration", "s", "Duration of waits.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600] });
    private static readonly Histogram<double> BudgetDuration = Meter.CreateHistogram<double>(
        "polling.budget.duration", "s", "Time that requests waited for a permit of the budget.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300] });

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    internal static void OnPoll(string operation, string outcome) => Quietly.Run(() =>
    {
        Polls.Add(1, new(OperationTag, operation), new(OutcomeTag, outcome));
        if (outcome == "throttled")
        {
            Throttled.Add(1, new KeyValuePair<string, object?>(OperationTag, operation));
        }
    });

    internal static void OnWaitEnded(string operation, string outcome, TimeSpan elapsed) => Quietly.Run(() =>
    {
        Waits.Add(1, new(OperationTag, operation), new(OutcomeTag, outcome));
        WaitDuration.Record(elapsed.TotalSeconds, new(OperationTag, operation), new(OutcomeTag, outcome));
    });

    internal static void OnBudgetWait(TimeSpan wait)
    {
        if (BudgetDuration.Enabled)
        {
            // Within this scope, so that calls need no closure where nobody listens.
            var seconds = wait.TotalSeconds;
            Quietly.Run(() => BudgetDuration.Record(seconds));
        }
    }
}
