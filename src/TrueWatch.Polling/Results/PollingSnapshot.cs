namespace TrueWatch.Polling;

/// <summary>How a task stood when it was polled, without the types of its operation. Immutable.</summary>
public abstract class PollingSnapshot
{
    private readonly string? _similarStatus;

    private protected PollingSnapshot(string? rawStatus, string? similarStatus, PollingOutcome outcome, int poll, TimeSpan elapsed)
        => (RawStatus, _similarStatus, Outcome, Poll, Elapsed) = (rawStatus, similarStatus, outcome, poll, elapsed);

    /// <summary>The status as the service sent it, up to 8192 characters and <c>…</c>; <see langword="null"/> when it sent none.</summary>
    public string? RawStatus { get; }

    /// <summary>What the status means.</summary>
    public PollingOutcome Outcome { get; }

    /// <summary>Whether the task has ended, in whichever way.</summary>
    public bool IsTerminal => Outcome != PollingOutcome.Pending;

    /// <summary>Whether the task succeeded, and a part of it failed; known of results that are an <see cref="IRemoteTask"/>.</summary>
    public bool IsPartialSuccess => Outcome == PollingOutcome.Succeeded && Task is { IsPartialSuccess: true };

    /// <summary>The number of the poll that was answered so, from 1; those that failed or came before a resumption count.</summary>
    public int Poll { get; }

    /// <summary>The time from the beginning of the wait to the response; a wait that was resumed counts on.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Goes on from here, in this process or another.</summary>
    /// <value><see langword="null"/> in a snapshot that no wait has made.</value>
    public PollingResumeToken? ResumeToken { get; private protected init; }

    internal abstract IRemoteTask? Task { get; }

    /// <summary>The status, the number of polls and the time.</summary>
    /// <returns>For example <c>'running' after 2.5 s (2 polls)</c>.</returns>
    public override string ToString() =>
        $"{DescribeStatus()}{(IsPartialSuccess ? ", a partial success," : "")} after {PollingText.Describe(Elapsed)} ({PollingText.Describe(Poll)})";

    internal string DescribeStatus() => PollingText.Describe(RawStatus)
        + (_similarStatus is null ? "" : $" (not {PollingText.Describe(_similarStatus)}: letter case and white space count)");
}
