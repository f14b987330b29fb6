namespace TrueWatch.Polling;

/// <summary>How long a wait pauses between two polls. Implementations are thread-safe: waits share them.</summary>
public abstract class DelayPolicy
{
    /// <summary>The pause after a poll, counted from its response.</summary>
    /// <param name="poll">The number of the poll that was just answered; the first is 1.</param>
    /// <returns>The pause; one shorter than a millisecond counts as a millisecond, one longer than 49 days as 49 days.</returns>
    public abstract TimeSpan GetDelay(int poll);
}
