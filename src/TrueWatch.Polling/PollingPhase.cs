namespace TrueWatch.Polling;

/// <summary>What a wait does at the moment.</summary>
public enum PollingPhase
{
    /// <summary>A poll is under way, or about to be sent.</summary>
    Polling = 0,

    /// <summary>The wait pauses until the next poll.</summary>
    Pausing = 1,

    /// <summary>A poll is due and waits for a permit of the budget.</summary>
    WaitingForBudget = 2,

    /// <summary>A poll is due, but the service found the key's limit exceeded: all of its requests pause.</summary>
    Throttled = 3,

    /// <summary>The wait has ended.</summary>
    Ended = 4,
}
