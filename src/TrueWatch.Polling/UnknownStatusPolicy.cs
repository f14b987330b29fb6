namespace TrueWatch.Polling;

/// <summary>How a wait handles an unknown status. It never counts as success.</summary>
public enum UnknownStatusPolicy
{
    /// <summary>The wait continues, as for a task that has not ended. <value>The default.</value></summary>
    Continue = 0,

    /// <summary>The wait ends with an <see cref="UnknownStatusException"/>.</summary>
    Throw = 1,

    /// <summary>The wait ends with <see cref="PollingOutcome.Unknown"/>; see the raw status.</summary>
    Terminal = 2,
}
