namespace TrueWatch.Polling;

/// <summary>What a status means for the one who waits: go on, or how the task ended.</summary>
public enum PollingOutcome
{
    /// <summary>The task has not ended, or its status is not known. <value>The default.</value></summary>
    Pending = 0,

    /// <summary>The task ended in success.</summary>
    Succeeded = 1,

    /// <summary>The task ended in failure.</summary>
    Failed = 2,

    /// <summary>The task was canceled at the service.</summary>
    Canceled = 3,

    /// <summary>The wait ended with a status that is not known, as <see cref="UnknownStatusPolicy.Terminal"/> asks for. Whether the task
    /// succeeded is not known either.</summary>
    Unknown = 4,
}
