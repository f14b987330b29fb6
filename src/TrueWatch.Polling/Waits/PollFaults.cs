namespace TrueWatch.Polling;

/// <summary>What a failed poll means: each subscriber decides for itself, and as long as one goes on, the polls do.</summary>
internal sealed class PollFaults<TResult, TStatus>
    where TStatus : struct, Enum
{
    private static readonly PollingFault Limiter = new(PollingFaultKind.Transient, "limiter");

    private readonly List<(WaitSubscriber<TResult, TStatus> Subscriber, PollingFault Fault)> _faults = [];
    private bool _isOutage;

    /// <summary>What it means for the polls to come.</summary>
    public PollingFaultKind Kind
        => _faults.Exists(static one => one.Fault.Kind == PollingFaultKind.Throttled) ? PollingFaultKind.Throttled
            : _faults.Exists(static one => one.Fault.Kind == PollingFaultKind.Transient) ? PollingFaultKind.Transient
            : _faults.Count > 0 ? _faults[0].Fault.Kind
            : PollingFaultKind.Permanent;

    /// <summary>The subscribers that try again.</summary>
    public IEnumerable<WaitSubscriber<TResult, TStatus>> Transient
        => _faults.Where(static one => one.Fault.Kind == PollingFaultKind.Transient).Select(static one => one.Subscriber);

    /// <summary>Asks each subscriber.</summary>
    public static PollFaults<TResult, TStatus> Classify(
        IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers, PollFailure failure)
    {
        var faults = new PollFaults<TResult, TStatus>();
        foreach (var subscriber in subscribers)
        {
            try
            {
                faults._faults.Add((subscriber, subscriber.Classify(failure)));
            }
            catch (Exception broken)
            {
                subscriber.OnBrokenPolicy(broken);
            }
        }

        return faults;
    }

    /// <summary>A limiter failed: it may not do so the next time.</summary>
    public static PollFaults<TResult, TStatus> OfLimiter(
        IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers, RequestLimiterException exception)
    {
        var faults = new PollFaults<TResult, TStatus> { _isOutage = exception.IsTransient };
        faults._faults.AddRange(subscribers.Select(static subscriber => (subscriber, Limiter)));
        return faults;
    }

    /// <summary>Says whether the service refused the poll as one too many; a transient fault leaves that open.</summary>
    public void Report(RequestPermit permit, TimeSpan? retryAfter)
    {
        switch (Kind)
        {
            case PollingFaultKind.Throttled:
                permit.ReportThrottledOnce(retryAfter);
                break;
            case PollingFaultKind.Refused or PollingFaultKind.Permanent:
                permit.ReportAdmittedOnce();
                break;
        }
    }

    public void Notify(Exception exception, TimeSpan? retryAfter, TimeSpan delay)
    {
        foreach (var (subscriber, fault) in _faults)
        {
            subscriber.OnFault(fault, exception, retryAfter, delay, _isOutage);
        }
    }
}
