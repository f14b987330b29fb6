using Microsoft.Extensions.Logging;

namespace TrueWatch.Polling;

/// <summary>What one wait tells the outside: its activity, its log, its metrics. One call at a time.</summary>
/// <param name="operation">The operation's name.</param>
/// <param name="description">Its text names the arguments as well; it is made only when it is written.</param>
/// <param name="logger">Where to write.</param>
/// <param name="activity">The activity, if anybody listens.</param>
internal readonly struct WaitTelemetry(string operation, object description, ILogger logger, WaitActivity? activity)
{
    private string Description => description.ToString() ?? operation;

    /// <param name="token">What the wait goes on from, if it does.</param>
    /// <param name="timeout">How long it may take.</param>
    public void OnBegun(PollingResumeToken? token, TimeSpan timeout)
    {
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

    /// <param name="snapshot">How the task stands.</param>
    /// <param name="isChange">Whether the status is another than before.</param>
    /// <param name="isNewUnknown">Whether it is not known, and was not told before.</param>
    public void OnAnswer(PollingSnapshot snapshot, bool isChange, bool isNewUnknown)
    {
        if (isChange)
        {
            activity?.OnStatus(snapshot.RawStatus);
            if (logger.IsEnabled(LogLevel.Information))
            {
                PollingLog.StatusChanged(
                    logger, Description, PollingText.Describe(snapshot.RawStatus), PollingText.Describe(snapshot.Elapsed));
            }
        }

        if (isNewUnknown)
        {
            PollingLog.UnknownStatus(logger, Description, snapshot.DescribeStatus());
        }
    }

    /// <param name="fault">What a failed poll means.</param>
    /// <param name="exception">The failure.</param>
    /// <param name="consecutive">How many transient faults there are in a row.</param>
    /// <param name="delay">How long it is until the next poll.</param>
    public void OnFault(PollingFault fault, Exception exception, int consecutive, TimeSpan delay)
    {
        if (!logger.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        if (fault.Kind == PollingFaultKind.Throttled)
        {
            PollingLog.Throttled(logger, Description);
        }
        else
        {
            PollingLog.TransientFault(logger, exception, Description, fault.Name, consecutive, PollingText.Describe(delay));
        }
    }

    public void OnBudgetWait()
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            PollingLog.WaitsForBudget(logger, Description);
        }
    }

    /// <param name="outcome">How the wait ended.</param>
    /// <param name="progress">How it stood then.</param>
    public void OnEnded<TResult, TStatus>(string outcome, PollingProgress<TResult, TStatus> progress)
        where TStatus : struct, Enum
    {
        PollingTelemetry.OnWaitEnded(operation, outcome, progress.Elapsed);
        if (logger.IsEnabled(LogLevel.Information))
        {
            PollingLog.WaitEnded(logger, Description, PollingText.Describe(progress.Elapsed), progress.Polls, outcome);
        }

        activity?.End(outcome, progress.Snapshot?.RawStatus, progress.Polls);
    }
}
