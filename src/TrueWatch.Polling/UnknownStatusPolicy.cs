namespace TrueWatch.Polling;

/// <summary>What becomes of a wait when the service sends a status that is not known. It never counts as success.</summary>
public enum UnknownStatusPolicy
{
    /// <summary>The wait goes on, as with a task that has not ended. <value>The default.</value></summary>
    Continue = 0,

    /// <summary>The wait ends with an <see cref="UnknownStatusException"/>.</summary>
    Throw = 1,

    /// <summary>The wait ends as with a task that has ended, with <see cref="PollingOutcome.Unknown"/>: look at the raw status.</summary>
    Terminal = 2,
}
