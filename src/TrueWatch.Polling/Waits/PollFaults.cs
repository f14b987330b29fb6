namespace TrueWatch.Polling;

/// <summary>What a failed poll means: each subscriber decides for itself, and as long as one goes on, the polls do.</summary>
internal sealed class PollFaults<TResult, TStatus>
    where TStatus : struct, Enum
{
    private static readonly PollingFault Limiter = new(PollingFaultKind.Transient, "limiter");

    private readonly List<(WaitSubscriber<TResult, TStatus> Subscriber, PollingFault Fault)> _faults = [];
    private readonly bool _isOutage;

    public PollFaults(IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers, PollFailure failure)
    {
        foreach (var subscriber in subscribers)
        {
            if (subscriber.Ask<PollingFault>(() => failure.Classify(subscriber.Classifier)) is { } fault)
            {
                _faults.Add((subscriber, fault));
            }
        }
    }

    /// <summary>A limiter failed: it may not do so the next time.</summary>
    public PollFaults(IEnumerable<WaitSubscriber<TResult, TStatus>> subscribers, RequestLimiterException exception)
    {
        _isOutage = exception.IsTransient;
        _faults.AddRange(subscribers.Select(static subscriber => (subscriber, Limiter)));
    }

    /// <summary>What it means for the polls to come.</summary>
    public PollingFaultKind Kind => _faults.Count == 0 ? PollingFaultKind.Permanent
        : Are(PollingFaultKind.Throttled).Any() ? PollingFaultKind.Throttled
        : Are(PollingFaultKind.Transient).Any() ? PollingFaultKind.Transient
        : _faults[0].Fault.Kind;

    public IEnumerable<WaitSubscriber<TResult, TStatus>> Transient => Are(PollingFaultKind.Transient);

    /// <summary>Says whether the service refused the poll because of its rate limit; a transient fault leaves that open.</summary>
    public void Report(RequestPermit permit, TimeSpan? retryAfter)
    {
        if (Kind != PollingFaultKind.Transient)
        {
            permit.Report(Kind == PollingFaultKind.Throttled, retryAfter);
        }
    }

    public void Notify(Exception exception, TimeSpan? retryAfter, TimeSpan delay)
        => _faults.ForEach(one => one.Subscriber.OnFault(one.Fault, exception, retryAfter, delay, _isOutage));

    private IEnumerable<WaitSubscriber<TResult, TStatus>> Are(PollingFaultKind kind)
        => _faults.Where(one => one.Fault.Kind == kind).Select(static one => one.Subscriber);
}
