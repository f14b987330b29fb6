using System.Collections.Immutable;

namespace TrueWatch.Polling;

/// <summary>Describes a wait that did not end in success. Immutable.</summary>
public sealed class PollingReport
{
    /// <summary>The name of the operation, such as <c>Task</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public required IReadOnlyList<PollingArgument> Arguments { get; init; }

    /// <summary>The last snapshot, a <see cref="PollingSnapshot{TResult, TStatus}"/> of the operation's types.</summary>
    /// <value><see langword="null"/> without a response.</value>
    public PollingSnapshot? LastSnapshot { get; init; }

    /// <summary>The last status as the service sent it, known or unknown; <see langword="null"/> without one.</summary>
    public string? RawStatus => LastSnapshot?.RawStatus;

    /// <summary>The time the wait took, including the time before it was resumed.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The number of polls sent for the wait, including those that failed or were aborted.</summary>
    public int Polls { get; init; }

    /// <summary>The number of transient faults, by the name that the classifier gave them.</summary>
    public IReadOnlyDictionary<string, int> TransientFaults { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The number of polls that exceeded the rate limit.</summary>
    public int ThrottledPolls { get; init; }

    /// <summary>The time spent waiting for permits of the budget, including pauses that the service asked for.</summary>
    public TimeSpan BudgetWait { get; init; }

    /// <summary>The token that resumes the wait, in this process or another.</summary>
    /// <value><see langword="null"/> in a report that was not created by a wait.</value>
    public PollingResumeToken? ResumeToken { get; init; }

    /// <summary>Returns the operation, its arguments and the numbers.</summary>
    public override string ToString()
    {
        var last = LastSnapshot is null ? "there was no response" : $"the last status was {LastSnapshot.DescribeStatus()}";
        var each = TransientFaults.OrderBy(static fault => fault.Key, StringComparer.Ordinal).Select(static fault => $"{fault.Key} {fault.Value}×");
        var faults = TransientFaults.Count == 0 ? "" : $", transient faults: {string.Join(", ", each)}";
        var throttled = ThrottledPolls == 0 ? "" : $", throttled {ThrottledPolls}×";
        var budget = BudgetWait == TimeSpan.Zero ? "" : $", {PollingText.Describe(BudgetWait)} of it waiting for the budget";
        return $"{PollingText.Describe(Operation, Arguments)}: {last}; {PollingText.Describe(Polls)} in {PollingText.Describe(Elapsed)}{budget}{throttled}{faults}";
    }

    internal static PollingReport Require(PollingReport report) => report ?? throw new ArgumentNullException(nameof(report));
}
