using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TrueWatch.Polling;

/// <summary>What one wait tells the outside: its activity, its log, its metrics. One call at a time.</summary>
internal sealed class WaitTelemetry
{
    /// <summary>How many polls get a span of their own; those of later ones are not recorded, nor what is below them.</summary>
    public const int MaximumSpans = 16;

    /// <summary>How many changes of the status become events of the activity.</summary>
    public const int MaximumEvents = 64;

    /// <summary>How many different unknown statuses are logged.</summary>
    public const int MaximumUnknownStatuses = 16;

    private readonly string _operation;
    private readonly object _description;
    private readonly ILogger _logger;
    private readonly Activity? _activity;
    private List<string?>? _unknownStatuses;
    private int _events;
    private int _spans;

    /// <param name="operation">The operation's name.</param>
    /// <param name="description">Its text names the arguments as well; it is made only when it is written.</param>
    /// <param name="logger">Where to write.</param>
    /// <param name="token">What the wait goes on from, if it does.</param>
    /// <param name="timeout">How long it may take.</param>
    public WaitTelemetry(string operation, object description, ILogger logger, PollingResumeToken? token, TimeSpan timeout)
    {
        _operation = operation;
        _description = description;
        _logger = logger;

        // The wait is not the caller's current activity: the caller goes on with its own.
        var current = Activity.Current;

        // The polls name it as their parent in this format, which is not the default of .NET Framework.
        _activity = PollingTelemetry.Source
            .CreateActivity($"wait {operation}", ActivityKind.Internal, default(ActivityContext), idFormat: ActivityIdFormat.W3C)
            ?.Start();
        Activity.Current = current;
        _activity?.SetTag(PollingTelemetry.OperationTag, operation);
        if (!logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        var time = timeout == Timeout.InfiniteTimeSpan ? "any time" : PollingText.Describe(timeout);
        if (token is null)
        {
            PollingLog.WaitBegins(logger, Description, time);
        }
        else
        {
            PollingLog.WaitGoesOn(logger, Description, PollingText.Describe(token.Elapsed), time);
        }
    }

    private string Description => _description.ToString() ?? _operation;

    /// <summary>Begins the span of a poll, as the current activity. Dispose it when the poll is answered.</summary>
    public Activity? StartPoll()
    {
        if (_activity is null)
        {
            return null;
        }

        Activity.Current = _activity;
        if (++_spans <= MaximumSpans)
        {
            return PollingTelemetry.Source.StartActivity($"poll {_operation}");
        }

        // Not recorded, and so is nothing that the client's own instrumentation starts below it.
        var unrecorded = new Activity("poll");
        unrecorded.SetParentId(_activity.TraceId, _activity.SpanId, ActivityTraceFlags.None);
        return unrecorded.Start();
    }

    public void OnStatus(string? rawStatus, TimeSpan elapsed)
    {
        if (_activity is not null && ++_events <= MaximumEvents)
        {
            _activity.AddEvent(new ActivityEvent("status", tags: new() { ["polling.status"] = rawStatus }));
        }

        if (_logger.IsEnabled(LogLevel.Information))
        {
            PollingLog.StatusChanged(_logger, Description, PollingText.Describe(rawStatus), PollingText.Describe(elapsed));
        }
    }

    public void OnUnknownStatus(string? rawStatus)
    {
        _unknownStatuses ??= [];
        if (_unknownStatuses.Count < MaximumUnknownStatuses && !_unknownStatuses.Contains(rawStatus))
        {
            _unknownStatuses.Add(rawStatus);
            PollingLog.UnknownStatus(_logger, Description, PollingText.Describe(rawStatus));
        }
    }

    public void OnTransientFault(Exception exception, string fault, int consecutive, TimeSpan delay)
    {
        if (_logger.IsEnabled(LogLevel.Warning))
        {
            PollingLog.TransientFault(_logger, exception, Description, fault, consecutive, PollingText.Describe(delay));
        }
    }

    public void OnThrottled()
    {
        if (_logger.IsEnabled(LogLevel.Warning))
        {
            PollingLog.Throttled(_logger, Description);
        }
    }

    public void OnBudgetWait()
    {
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            PollingLog.WaitsForBudget(_logger, Description);
        }
    }

    public void OnEnded(string outcome, string? rawStatus, int polls, TimeSpan elapsed)
    {
        PollingTelemetry.OnWaitEnded(_operation, outcome, elapsed);
        if (_logger.IsEnabled(LogLevel.Information))
        {
            PollingLog.WaitEnded(_logger, Description, PollingText.Describe(elapsed), polls, outcome);
        }

        if (_activity is null)
        {
            return;
        }

        _activity.SetTag(PollingTelemetry.OutcomeTag, outcome);
        _activity.SetTag("polling.status", rawStatus);
        _activity.SetTag("polling.polls", polls);
        _activity.SetStatus(outcome is "succeeded" or "partial" ? ActivityStatusCode.Ok : ActivityStatusCode.Error, outcome);
        var current = Activity.Current;
        _activity.Stop();
        Activity.Current = current;
    }
}
