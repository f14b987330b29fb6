namespace TrueWatch.Polling;

/// <summary>What a status means for a wait: continue, or how the task ended.</summary>
public enum PollingOutcome
{
    /// <summary>The task has not ended, or its status is unknown. <value>The default.</value></summary>
    Pending = 0,

    /// <summary>The task succeeded.</summary>
    Succeeded = 1,

    /// <summary>The task failed.</summary>
    Failed = 2,

    /// <summary>The task was canceled at the service.</summary>
    Canceled = 3,

    /// <summary>The wait ended with an unknown status, because of <see cref="UnknownStatusPolicy.Terminal"/>. Whether the task
    /// succeeded is unknown as well.</summary>
    Unknown = 4,
}
