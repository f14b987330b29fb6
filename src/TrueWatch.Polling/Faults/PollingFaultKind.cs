namespace TrueWatch.Polling;

/// <summary>What a failed request means for the one who waits.</summary>
public enum PollingFaultKind
{
    /// <summary>The request can succeed later: the wait goes on, up to a number of such faults in a row.</summary>
    Transient = 0,

    /// <summary>Rate limit exceeded: every request of the key pauses, and the wait goes on.</summary>
    Throttled = 1,

    /// <summary>The service, or a gateway before it, refused access: the wait ends.</summary>
    Refused = 2,

    /// <summary>The same request fails again: the wait ends.</summary>
    Permanent = 3,
}
