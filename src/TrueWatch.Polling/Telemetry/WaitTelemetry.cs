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

    public void OnStatus(string? rawStatus, TimeSpan elapsed)
    {
        activity?.OnStatus(rawStatus);
        if (logger.IsEnabled(LogLevel.Information))
        {
            PollingLog.StatusChanged(logger, Description, PollingText.Describe(rawStatus), PollingText.Describe(elapsed));
        }
    }

    public void OnUnknownStatus(PollingSnapshot snapshot)
        => PollingLog.UnknownStatus(logger, Description, snapshot.DescribeStatus());

    public void OnTransientFault(Exception exception, string fault, int consecutive, TimeSpan delay)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            PollingLog.TransientFault(logger, exception, Description, fault, consecutive, PollingText.Describe(delay));
        }
    }

    public void OnThrottled()
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            PollingLog.Throttled(logger, Description);
        }
    }

    public void OnBudgetWait()
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            PollingLog.WaitsForBudget(logger, Description);
        }
    }

    public void OnEnded(string outcome, string? rawStatus, int polls, TimeSpan elapsed)
    {
        PollingTelemetry.OnWaitEnded(operation, outcome, elapsed);
        if (logger.IsEnabled(LogLevel.Information))
        {
            PollingLog.WaitEnded(logger, Description, PollingText.Describe(elapsed), polls, outcome);
        }

        activity?.End(outcome, rawStatus, polls);
    }
}
