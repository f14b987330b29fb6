namespace TrueWatch.Polling;

/// <summary>The state of a task at one poll, without the types of its operation. Immutable.</summary>
public abstract class PollingSnapshot
{
    private readonly string? _similarStatus;

    private protected PollingSnapshot(string? rawStatus, string? similarStatus, PollingOutcome outcome, int poll, TimeSpan elapsed)
        => (RawStatus, _similarStatus, Outcome, Poll, Elapsed) = (rawStatus, similarStatus, outcome, poll, elapsed);

    /// <summary>The status as the service sent it, up to 8192 characters and <c>…</c>; <see langword="null"/> when it sent none.</summary>
    public string? RawStatus { get; }

    /// <summary>What the status means.</summary>
    public PollingOutcome Outcome { get; }

    /// <summary>Whether the task has ended, with any outcome.</summary>
    public bool IsTerminal => Outcome != PollingOutcome.Pending;

    /// <summary>Whether the task succeeded in part; requires a result that is an <see cref="IRemoteTask"/>.</summary>
    public bool IsPartialSuccess => Outcome == PollingOutcome.Succeeded && Task is { IsPartialSuccess: true };

    /// <summary>The number of the poll, from 1; failed polls and polls before a resumption count.</summary>
    public int Poll { get; }

    /// <summary>The time from the start of the wait to the response, including the time before it was resumed.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The token that resumes the wait, in this process or another.</summary>
    /// <value><see langword="null"/> in a snapshot that was not created by a wait.</value>
    public PollingResumeToken? ResumeToken { get; private protected init; }

    internal abstract IRemoteTask? Task { get; }

    /// <summary>Returns the status, the number of polls and the time.</summary>
    /// <returns>For example <c>'running' after 2.5 s (2 polls)</c>.</returns>
    public override string ToString() =>
        $"{DescribeStatus()}{(IsPartialSuccess ? ", a partial success," : "")} after {PollingText.Describe(Elapsed)} ({PollingText.Describe(Poll)})";

    internal string DescribeStatus() => PollingText.Describe(RawStatus)
        + (_similarStatus is null ? "" : $" (not {PollingText.Describe(_similarStatus)}: letter case and white space count)");
}
