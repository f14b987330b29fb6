namespace TrueWatch.Polling;

/// <summary>What a failed request means for a wait.</summary>
public enum PollingFaultKind
{
    /// <summary>The request may succeed later: the wait continues, up to a number of such faults in a row.</summary>
    Transient = 0,

    /// <summary>Rate limit exceeded: every request of the key pauses, and the wait continues.</summary>
    Throttled = 1,

    /// <summary>The service or a gateway refused access: the wait ends.</summary>
    Refused = 2,

    /// <summary>The same request would fail again: the wait ends.</summary>
    Permanent = 3,
}
