namespace TrueWatch.Polling;

/// <summary>How long a wait pauses between two polls. Implementations are thread-safe: waits share them.</summary>
public abstract class DelayPolicy
{
    /// <summary>The pause after a poll, counted from its response.</summary>
    /// <param name="poll">The number of the last poll; the first is 1.</param>
    /// <returns>The delay; it is limited to the range from 1 millisecond to 49 days.</returns>
    public abstract TimeSpan GetDelay(int poll);
}
