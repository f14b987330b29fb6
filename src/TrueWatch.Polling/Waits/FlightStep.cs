namespace TrueWatch.Polling;

/// <summary>What a flight does next.</summary>
internal enum FlightStep
{
    /// <summary>Nothing, until the next poll is due.</summary>
    Pause,

    /// <summary>A poll, as soon as there is a permit.</summary>
    Poll,

    /// <summary>A poll at once, or none: somebody has no time to wait for a permit.</summary>
    LastLook,

    /// <summary>Nothing any more.</summary>
    End,
}
