using System.Diagnostics;

namespace TrueWatch.Polling;

/// <summary>What one wait tells: its activity with the spans of its polls, its log, its metrics. None throws. One call at a time.</summary>
/// <remarks>The text of the operation names the arguments as well; it is made only when it is written.</remarks>
internal sealed class WaitTelemetry<TResult, TStatus>(PollingOperation<TResult, TStatus> operation, ILogger logger)
    where TStatus : struct, Enum
{
    // How many polls get a span of their own; those of later ones are not recorded, nor what is below them.
    private const int MaximumSpans = 16;

    // How many changes of the status become events of the activity.
    private const int MaximumEvents = 64;

    // Null when nobody listens.
    private readonly Activity? _activity = PollingTelemetry.Source.HasListeners() ? StartWait(operation.Name) : null;
    private int _events;
    private int _spans;

    public void OnBegun(PollingResumeToken? token, TimeSpan timeout) => Quietly.Run(() =>
    {
        var time = timeout == Timeout.InfiniteTimeSpan ? "any time" : PollingText.Describe(timeout);
        if (token is null)
        {
            PollingLog.WaitBegins(logger, operation, time);
        }
        else
        {
            PollingLog.WaitGoesOn(logger, operation, PollingText.Describe(token.Elapsed), time);
        }
    });

    public Task<PollingAnswer<TResult, TStatus>> PollAsync(CancellationToken cancellationToken)
        => _activity is null ? operation.PollAsync(cancellationToken) : PollAsync(_activity, cancellationToken);

    public void OnAnswer(PollingSnapshot snapshot, bool isChange, bool isNewUnknown)
    {
        if (isChange)
        {
            if (_activity is not null && ++_events <= MaximumEvents)
            {
                _activity.AddEvent(new ActivityEvent("status", tags: new() { ["polling.status"] = OneLine(snapshot.RawStatus) }));
            }

            Quietly.Run(() => PollingLog.StatusChanged(
                logger, operation, PollingText.Describe(snapshot.RawStatus), PollingText.Describe(snapshot.Elapsed)));
        }

        if (isNewUnknown)
        {
            Quietly.Run(() => PollingLog.UnknownStatus(logger, operation, snapshot.DescribeStatus()));
        }
    }

    public void OnFault(PollingFault fault, Exception exception, int consecutive, TimeSpan delay) => Quietly.Run(() =>
    {
        if (fault.Kind == PollingFaultKind.Throttled)
        {
            PollingLog.Throttled(logger, operation);
        }
        else
        {
            PollingLog.TransientFault(logger, exception, operation, fault.Name, consecutive, PollingText.Describe(delay));
        }
    });

    public void OnBudgetWait() => Quietly.Run(() => PollingLog.WaitsForBudget(logger, operation));

    public void OnEnded(string outcome, PollingProgress<TResult, TStatus> progress)
    {
        PollingTelemetry.OnWaitEnded(operation.Name, outcome, progress.Elapsed);
        Quietly.Run(() => PollingLog.WaitEnded(logger, operation, PollingText.Describe(progress.Elapsed), progress.Polls, outcome));
        if (_activity is not null)
        {
            _activity.SetTag(PollingTelemetry.OutcomeTag, outcome);
            _activity.SetTag("polling.status", OneLine(progress.Snapshot?.RawStatus));
            _activity.SetTag("polling.polls", progress.Polls);
            _activity.SetStatus(outcome is "succeeded" or "partial" ? ActivityStatusCode.Ok : ActivityStatusCode.Error, outcome);
            KeepCurrent(_activity.Stop);
        }
    }

    private static string? OneLine(string? rawStatus) => rawStatus is null ? null : PrintableText.OneLine(rawStatus);

    private static Activity? StartWait(string name)
    {
        // The polls name it as their parent in this format, which is not the default of .NET Framework.
        Activity? activity = null;
        KeepCurrent(() => activity = PollingTelemetry.Source
            .CreateActivity($"wait {name}", ActivityKind.Internal, default(ActivityContext), idFormat: ActivityIdFormat.W3C)
            ?.Start());
        return activity?.SetTag(PollingTelemetry.OperationTag, name);
    }

    // The wait is not the current activity of its caller, who goes on with its own.
    private static void KeepCurrent(Action change)
    {
        var current = Activity.Current;
        Quietly.Run(change);
        Activity.Current = current;
    }

    private async Task<PollingAnswer<TResult, TStatus>> PollAsync(Activity wait, CancellationToken cancellationToken)
    {
        Activity? span = null;
        Quietly.Run(() => span = StartPoll(wait));
        try
        {
            return await operation.PollAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Quietly.Run(() => span?.Dispose());
        }
    }

    private Activity? StartPoll(Activity wait)
    {
        Activity.Current = wait;
        if (++_spans <= MaximumSpans)
        {
            return PollingTelemetry.Source.StartActivity($"poll {operation.Name}");
        }

        // Nothing that the client's own instrumentation starts below it is recorded either.
        var unrecorded = new Activity("poll");
        unrecorded.SetParentId(wait.TraceId, wait.SpanId, ActivityTraceFlags.None);
        return unrecorded.Start();
    }
}
