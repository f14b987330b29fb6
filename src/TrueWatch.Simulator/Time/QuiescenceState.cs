namespace TrueWatch.Simulator;

/// <summary>What, if anything, may still happen at the present virtual time.</summary>
internal enum QuiescenceState
{
    /// <summary>Nothing: everybody waits for the clock.</summary>
    AtRest,

    /// <summary>
    /// No request is on the way, but the thread pool, or a thread of its own that uses the clock, works at something; on
    /// what, it does not tell.
    /// </summary>
    ThreadsBusy,

    /// <summary>A client has a request that the simulator does not hold, but nothing in the process works at it.</summary>
    RequestsStalled,

    /// <summary>A client has a request that the simulator does not hold, and threads are busy.</summary>
    RequestsOnTheWay,

    /// <summary>The simulator is about to answer.</summary>
    Answering,
}
