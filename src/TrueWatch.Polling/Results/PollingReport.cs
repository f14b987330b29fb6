using System.Collections.Immutable;

namespace TrueWatch.Polling;

/// <summary>Everything that is known of a wait that ended otherwise than in success, so that nothing is lost with it. Immutable.</summary>
public sealed class PollingReport
{
    /// <summary>What was waited for, such as <c>Task</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public required IReadOnlyList<PollingArgument> Arguments { get; init; }

    /// <summary>How the task stood at the last response, a <see cref="PollingSnapshot{TResult, TStatus}"/> of the operation's types.</summary>
    /// <value><see langword="null"/> when there was no response.</value>
    public PollingSnapshot? LastSnapshot { get; init; }

    /// <summary>The last status as the service sent it, known or not; <see langword="null"/> when there was none.</summary>
    public string? RawStatus => LastSnapshot?.RawStatus;

    /// <summary>How long the wait took; one that was resumed counts from its first beginning.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How many polls were sent for the wait, those that failed or were interrupted included.</summary>
    public int Polls { get; init; }

    /// <summary>How often each kind of transient fault occurred, by the name that the classifier gave it.</summary>
    public IReadOnlyDictionary<string, int> TransientFaults { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>How many polls exceeded the rate limit.</summary>
    public int ThrottledPolls { get; init; }

    /// <summary>How long the wait waited for a permit of the budget, pauses that the service asked for included.</summary>
    public TimeSpan BudgetWait { get; init; }

    /// <summary>Goes on from here, in this process or another.</summary>
    /// <value><see langword="null"/> in a report that no wait has made.</value>
    public PollingResumeToken? ResumeToken { get; init; }

    /// <summary>The operation, its arguments and the numbers.</summary>
    public override string ToString()
    {
        var last = LastSnapshot is null ? "no response came" : $"the last status was {LastSnapshot.DescribeStatus()}";
        var each = TransientFaults.OrderBy(static fault => fault.Key, StringComparer.Ordinal).Select(static fault => $"{fault.Key} {fault.Value}×");
        var faults = TransientFaults.Count == 0 ? "" : $", transient faults: {string.Join(", ", each)}";
        var throttled = ThrottledPolls == 0 ? "" : $", throttled {ThrottledPolls}×";
        var budget = BudgetWait == TimeSpan.Zero ? "" : $", {PollingText.Describe(BudgetWait)} of it waiting for the budget";
        return $"{PollingText.Describe(Operation, Arguments)}: {last}; {PollingText.Describe(Polls)} in {PollingText.Describe(Elapsed)}{budget}{throttled}{faults}";
    }

    internal static PollingReport Require(PollingReport report) => report ?? throw new ArgumentNullException(nameof(report));
}
