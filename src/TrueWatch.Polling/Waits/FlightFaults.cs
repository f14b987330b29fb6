namespace TrueWatch.Polling;

/// <summary>What a failed poll means: each wait decides for itself, and as long as one goes on, the polls do.</summary>
internal readonly struct FlightFaults<TResult, TStatus>
    where TStatus : struct, Enum
{
    private readonly List<(PollingWait<TResult, TStatus> Wait, PollingFault Fault)> _faults;

    private FlightFaults(List<(PollingWait<TResult, TStatus> Wait, PollingFault Fault)> faults) => _faults = faults;

    /// <summary>What it means for the polls to come.</summary>
    public PollingFaultKind Kind
    {
        get
        {
            var kinds = _faults.ConvertAll(static one => one.Fault.Kind);
            return kinds.Contains(PollingFaultKind.Throttled) ? PollingFaultKind.Throttled
                : kinds.Contains(PollingFaultKind.Transient) ? PollingFaultKind.Transient
                : kinds.Count > 0 ? kinds[0]
                : PollingFaultKind.Permanent;
        }
    }

    /// <summary>The waits that try again.</summary>
    public IEnumerable<PollingWait<TResult, TStatus>> Transient
        => _faults.Where(static one => one.Fault.Kind == PollingFaultKind.Transient).Select(static one => one.Wait);

    public static FlightFaults<TResult, TStatus> Classify(ArraySegment<PollingWait<TResult, TStatus>> waits, PollFailure failure)
    {
        var faults = new List<(PollingWait<TResult, TStatus>, PollingFault)>(waits.Count);
        foreach (var wait in waits)
        {
            try
            {
                faults.Add((wait, wait.Classify(failure)));
            }
            catch (Exception broken)
            {
                wait.OnBrokenPolicy(broken);
            }
        }

        return new FlightFaults<TResult, TStatus>(faults);
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

    public void Tell(Exception exception, TimeSpan? retryAfter, TimeSpan delay)
    {
        foreach (var (wait, fault) in _faults)
        {
            wait.OnFault(fault, exception, retryAfter, delay);
        }
    }
}
