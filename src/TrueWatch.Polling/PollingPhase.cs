namespace TrueWatch.Polling;

/// <summary>What a wait is currently doing.</summary>
public enum PollingPhase
{
    /// <summary>A poll is in progress, or about to be sent.</summary>
    Polling = 0,

    /// <summary>The wait pauses until the next poll.</summary>
    Pausing = 1,

    /// <summary>A poll is due and waits for a permit of the budget.</summary>
    WaitingForBudget = 2,

    /// <summary>A poll is due, but the rate limit of the key is exceeded: all requests of the key pause.</summary>
    Throttled = 3,

    /// <summary>The wait has ended.</summary>
    Ended = 4,
}
