using System.Collections.Immutable;

namespace TrueWatch.Polling;

/// <summary>
/// What is known of a wait: since when it is, what came of its polls, and what it hands out of that. Written by one
/// thread at a time, read by any.
/// </summary>
internal sealed class WaitRecord<TResult, TStatus>
    where TStatus : struct, Enum
{
    // How many different unknown statuses are told apart.
    private const int MaximumUnknownStatuses = 16;

    private readonly PollingOperation<TResult, TStatus> _operation;
    private readonly PollingResumeToken? _token;
    private readonly TimeSpan _begin;
    private readonly TimeSpan _start;
    private ImmutableDictionary<string, int> _transientFaults = ImmutableDictionary<string, int>.Empty;
    private List<string?>? _unknownStatuses;
    private TimeSpan _budgetWait;

    public WaitRecord(
        PollingOperation<TResult, TStatus> operation, MonotonicClock clock, TimeSpan timeout, PollingResumeToken? token)
    {
        _operation = operation;
        Clock = clock;
        _token = token;
        var now = clock.Now;
        _begin = now;
        _start = now - (token?.Elapsed ?? TimeSpan.Zero);
        Deadline = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : now + timeout;
        Polls = token?.Polls ?? 0;
        Position = token?.Position ?? 0;
    }

    public MonotonicClock Clock { get; }

    /// <summary>How long it is from the beginning to the first poll.</summary>
    public TimeSpan FirstPoll => _token?.NextPoll ?? TimeSpan.Zero;

    /// <summary>The time of the clock when the time is up; the greatest for never.</summary>
    public TimeSpan Deadline { get; }

    public TimeSpan Elapsed => Clock.Now - _start;

    public PollingSnapshot<TResult, TStatus>? Snapshot { get; private set; }

    /// <summary>The last answer, as far as the task has not ended with it.</summary>
    public PollingAnswer<TResult, TStatus>? LastAnswer
        => Snapshot is { Outcome: PollingOutcome.Pending } last ? new(last.Result, last.Status, last.RawStatus, last.Outcome) : null;

    public int Polls { get; set; }

    /// <summary>How many answers have moved the backoff.</summary>
    public int Position { get; private set; }

    public int ConsecutiveFaults { get; private set; }

    public int ThrottledPolls { get; set; }

    public PollingSnapshot<TResult, TStatus> AddAnswer(PollingAnswer<TResult, TStatus> answer, TimeSpan nextPoll)
    {
        // The polls of those who were there before count as one for a wait that came late.
        Polls = Math.Max(Polls, 1);
        Position++;
        ConsecutiveFaults = 0;
        return Snapshot = new PollingSnapshot<TResult, TStatus>(answer, Polls, Elapsed, this, nextPoll, Position);
    }

    /// <returns>Whether it is new, and worth telling.</returns>
    public bool TryAddUnknownStatus(string? rawStatus)
    {
        _unknownStatuses ??= [];
        if (_unknownStatuses.Count >= MaximumUnknownStatuses || _unknownStatuses.Contains(rawStatus))
        {
            return false;
        }

        _unknownStatuses.Add(rawStatus);
        return true;
    }

    public void AddTransientFault(string name)
    {
        ConsecutiveFaults++;
        _transientFaults = _transientFaults.SetItem(name, _transientFaults.GetValueOrDefault(name) + 1);
    }

    /// <summary>Since when a poll waits for a permit; null when none does.</summary>
    public TimeSpan? QueuedSince { get; set; }

    /// <param name="since">When the poll was due, which may have been before this wait took part.</param>
    public void AddBudgetWait(TimeSpan since)
    {
        QueuedSince = null;
        _budgetWait += Clock.Now - (since > _begin ? since : _begin);
    }

    public PollingProgress<TResult, TStatus> Describe(PollingPhase phase, bool isAnswer, PollingFault? fault = null)
        => new(phase, Snapshot, isAnswer, Polls, Elapsed, fault);

    public PollingReport CreateReport(PollingResumeToken token) => new()
    {
        Operation = _operation.Name,
        Arguments = _operation.Arguments,
        LastSnapshot = Snapshot,
        Elapsed = Elapsed,
        Polls = Polls,
        TransientFaults = _transientFaults,
        ThrottledPolls = ThrottledPolls,
        BudgetWait = _budgetWait + (QueuedSince is { } since ? Clock.Now - since : TimeSpan.Zero),
        ResumeToken = token,
    };

    /// <summary>The token of this moment.</summary>
    public PollingResumeToken CreateToken(TimeSpan nextPoll)
        => CreateToken(nextPoll, Elapsed, Polls, Position, Snapshot?.RawStatus);

    /// <summary>The token of the moment when so much time had elapsed.</summary>
    public PollingResumeToken CreateToken(TimeSpan nextPoll, TimeSpan elapsed, int polls, int position, string? lastStatus) => new(
        _operation.Connection.Endpoint,
        _operation.Name,
        _operation.Arguments,
        Deadline == TimeSpan.MaxValue
            ? Timeout.InfiniteTimeSpan
            : PollingTime.Clamp(Deadline - _start - elapsed, TimeSpan.Zero, PollingTime.Longest),
        nextPoll,
        elapsed,
        polls,
        position,
        lastStatus ?? _token?.LastStatus);
}
