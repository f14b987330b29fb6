namespace TrueWatch.Polling;

/// <summary>How a task stood when it was polled, without the types of its operation. Immutable.</summary>
public abstract class PollingSnapshot
{
    private protected PollingSnapshot(string? rawStatus, PollingOutcome outcome, int poll, TimeSpan elapsed)
    {
        RawStatus = rawStatus;
        Outcome = outcome;
        Poll = poll;
        Elapsed = elapsed;
    }

    /// <summary>
    /// The status as the service sent it, known or not; <see langword="null"/> when the answer had none.
    /// </summary>
    public string? RawStatus { get; }

    /// <summary>What the status means.</summary>
    public PollingOutcome Outcome { get; }

    /// <summary>Whether the task has ended, in whichever way.</summary>
    public bool IsTerminal => Outcome != PollingOutcome.Pending;

    /// <summary>The number of the poll that was answered so; the first is 1.</summary>
    public int Poll { get; }

    /// <summary>The time from the beginning of the wait to the answer.</summary>
    public TimeSpan Elapsed { get; }
}
