using System.Diagnostics;

namespace TrueWatch.Polling;

/// <summary>The activity of one wait, with the spans of its polls below it. One call at a time.</summary>
internal sealed class WaitActivity
{
    // How many polls get a span of their own; those of later ones are not recorded, nor what is below them.
    private const int MaximumSpans = 16;

    // How many changes of the status become events of the activity.
    private const int MaximumEvents = 64;

    private readonly Activity _activity;
    private readonly string _operation;
    private int _events;
    private int _spans;

    private WaitActivity(Activity activity, string operation) => (_activity, _operation) = (activity, operation);

    /// <returns>The activity; null when nobody listens.</returns>
    public static WaitActivity? Begin(string operation)
    {
        if (!PollingTelemetry.Source.HasListeners())
        {
            return null;
        }

        // The wait is not the caller's current activity: the caller goes on with its own.
        var current = Activity.Current;
        Activity? activity = null;

        // The polls name it as their parent in this format, which is not the default of .NET Framework.
        Quietly.Run(() => activity = PollingTelemetry.Source
            .CreateActivity($"wait {operation}", ActivityKind.Internal, default(ActivityContext), idFormat: ActivityIdFormat.W3C)
            ?.Start());
        Activity.Current = current;
        activity?.SetTag(PollingTelemetry.OperationTag, operation);
        return activity is null ? null : new WaitActivity(activity, operation);
    }

    public async Task<PollingAnswer<TResult, TStatus>> PollAsync<TResult, TStatus>(
        PollingOperation<TResult, TStatus> operation, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        Activity? span = null;
        Quietly.Run(() => span = StartPoll());
        try
        {
            return await operation.PollAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Quietly.Run(() => span?.Dispose());
        }
    }

    public void OnStatus(string? rawStatus)
    {
        if (++_events <= MaximumEvents)
        {
            _activity.AddEvent(new ActivityEvent("status", tags: new() { ["polling.status"] = OneLine(rawStatus) }));
        }
    }

    public void End(string outcome, string? rawStatus, int polls)
    {
        _activity.SetTag(PollingTelemetry.OutcomeTag, outcome);
        _activity.SetTag("polling.status", OneLine(rawStatus));
        _activity.SetTag("polling.polls", polls);
        _activity.SetStatus(outcome is "succeeded" or "partial" ? ActivityStatusCode.Ok : ActivityStatusCode.Error, outcome);
        var current = Activity.Current;
        Quietly.Run(_activity.Stop);
        Activity.Current = current;
    }

    private static string? OneLine(string? rawStatus) => rawStatus is null ? null : PrintableText.OneLine(rawStatus);

    private Activity? StartPoll()
    {
        Activity.Current = _activity;
        if (++_spans <= MaximumSpans)
        {
            return PollingTelemetry.Source.StartActivity($"poll {_operation}");
        }

        // Nothing that the client's own instrumentation starts below it is recorded either.
        var unrecorded = new Activity("poll");
        unrecorded.SetParentId(_activity.TraceId, _activity.SpanId, ActivityTraceFlags.None);
        return unrecorded.Start();
    }
}
