namespace TrueWatch.Polling;

/// <summary>
/// Where the flights of a channel take their attempts from: most polls come one after the other, and need none of their
/// own. Thread-safe.
/// </summary>
internal sealed class PollAttempts(MonotonicClock clock)
{
    private PollAttempt? _spare;

    public PollAttempt Rent() => Interlocked.Exchange(ref _spare, null) ?? new PollAttempt(clock);

    /// <summary>Takes back an attempt that nobody else uses any more.</summary>
    public void Return(PollAttempt attempt)
    {
        if (!attempt.TryEnd() || Interlocked.CompareExchange(ref _spare, attempt, null) is not null)
        {
            attempt.Dispose();
        }
    }
}
