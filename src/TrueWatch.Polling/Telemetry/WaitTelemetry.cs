using Microsoft.Extensions.Logging;

namespace TrueWatch.Polling;

/// <summary>What one wait tells the outside: its activity, its log, its metrics. One call at a time, and none throws.</summary>
/// <remarks>The text of the description names the arguments as well; it is made only when it is written.</remarks>
internal sealed class WaitTelemetry(string operation, object description, ILogger logger)
{
    private readonly WaitActivity? _activity = WaitActivity.Begin(operation);

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
        => _activity is null ? polled.PollAsync(cancellationToken) : _activity.PollAsync(polled, cancellationToken);

    public void OnAnswer(PollingSnapshot snapshot, bool isChange, bool isNewUnknown)
    {
        if (isChange)
        {
            _activity?.OnStatus(snapshot.RawStatus);
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
        _activity?.End(outcome, progress.Snapshot?.RawStatus, progress.Polls);
    }
}
