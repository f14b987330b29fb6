using System.Diagnostics;

namespace TrueWatch.Polling;

/// <summary>
/// What one wait tells the outside: its activity with the spans of its polls below it, its log, its metrics. None of it throws.
/// One call at a time.
/// </summary>
/// <remarks>The text of the description names the arguments as well; it is made only when it is written.</remarks>
internal sealed class WaitTelemetry(string operation, object description, ILogger logger)
{
    // How many polls get a span of their own; those of later ones are not recorded, nor what is below them.
    private const int MaximumSpans = 16;

    // How many changes of the status become events of the activity.
    private const int MaximumEvents = 64;

    // Null when nobody listens.
    private readonly Activity? _activity = PollingTelemetry.Source.HasListeners() ? StartWait(operation) : null;
    private int _events;
    private int _spans;

    public void OnBegun(PollingResumeToken? token, TimeSpan timeout) => Quietly.Run(() =>
    {
        var time = timeout == Timeout.InfiniteTimeSpan ? "any time" : PollingText.Describe(timeout);
        if (token is null)
        {
            PollingLog.WaitBegins(logger, description, time);
        }
        else
        {
            PollingLog.WaitGoesOn(logger, description, PollingText.Describe(token.Elapsed), time);
        }
    });

    public Task<PollingAnswer<TResult, TStatus>> PollAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> polled, CancellationToken cancellationToken)
        where TStatus : struct, Enum
        => _activity is null ? polled.PollAsync(cancellationToken) : PollAsync(_activity, polled, cancellationToken);

    public void OnAnswer(PollingSnapshot snapshot, bool isChange, bool isNewUnknown)
    {
        if (isChange)
        {
            if (_activity is not null && ++_events <= MaximumEvents)
            {
                _activity.AddEvent(new ActivityEvent("status", tags: new() { ["polling.status"] = OneLine(snapshot.RawStatus) }));
            }

            Quietly.Run(() => PollingLog.StatusChanged(
                logger, description, PollingText.Describe(snapshot.RawStatus), PollingText.Describe(snapshot.Elapsed)));
        }

        if (isNewUnknown)
        {
            Quietly.Run(() => PollingLog.UnknownStatus(logger, description, snapshot.DescribeStatus()));
        }
    }

    public void OnFault(PollingFault fault, Exception exception, int consecutive, TimeSpan delay) => Quietly.Run(() =>
    {
        if (fault.Kind == PollingFaultKind.Throttled)
        {
            PollingLog.Throttled(logger, description);
        }
        else
        {
            PollingLog.TransientFault(logger, exception, description, fault.Name, consecutive, PollingText.Describe(delay));
        }
    });

    public void OnBudgetWait() => Quietly.Run(() => PollingLog.WaitsForBudget(logger, description));

    public void OnEnded<TResult, TStatus>(string outcome, PollingProgress<TResult, TStatus> progress)
        where TStatus : struct, Enum
    {
        PollingTelemetry.OnWaitEnded(operation, outcome, progress.Elapsed);
        Quietly.Run(() => PollingLog.WaitEnded(logger, description, PollingText.Describe(progress.Elapsed), progress.Polls, outcome));
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

    private static Activity? StartWait(string operation)
    {
        // The polls name it as their parent in this format, which is not the default of .NET Framework.
        Activity? activity = null;
        KeepCurrent(() => activity = PollingTelemetry.Source
            .CreateActivity($"wait {operation}", ActivityKind.Internal, default(ActivityContext), idFormat: ActivityIdFormat.W3C)
            ?.Start());
        return activity?.SetTag(PollingTelemetry.OperationTag, operation);
    }

    // The wait is not the current activity of its caller, who goes on with its own.
    private static void KeepCurrent(Action change)
    {
        var current = Activity.Current;
        Quietly.Run(change);
        Activity.Current = current;
    }

    private async Task<PollingAnswer<TResult, TStatus>> PollAsync<TResult, TStatus>(
        Activity wait, PollingOperation<TResult, TStatus> polled, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        Activity? span = null;
        Quietly.Run(() => span = StartPoll(wait));
        try
        {
            return await polled.PollAsync(cancellationToken).ConfigureAwait(false);
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
            return PollingTelemetry.Source.StartActivity($"poll {operation}");
        }

        // Nothing that the client's own instrumentation starts below it is recorded either.
        var unrecorded = new Activity("poll");
        unrecorded.SetParentId(wait.TraceId, wait.SpanId, ActivityTraceFlags.None);
        return unrecorded.Start();
    }
}
