using System.Collections.Immutable;

namespace TrueWatch.Polling;

/// <summary>
/// What is known of a wait: since when it is and until when, what came of its polls, and what it hands out of that. Rings
/// when its time is up. Written by one thread at a time, read by any.
/// </summary>
internal sealed class WaitRecord<TResult, TStatus> : Alarm
    where TStatus : struct, Enum
{
    private readonly PollingWait<TResult, TStatus> _wait;
    private readonly PollingResumeToken? _token;
    private readonly TimeSpan _start;
    private WaitIncidents? _incidents;
    private TimeSpan _budgetWait;
    private TimeSpan _queuedSince = TimeSpan.MaxValue;

    public WaitRecord(
        PollingWait<TResult, TStatus> wait,
        PollingOperation<TResult, TStatus> operation,
        PollingSettings settings,
        PollingResumeToken? token)
    {
        _wait = wait;
        _token = token;
        Operation = operation;
        Settings = settings;
        _start = settings.Clock.Now - ElapsedBefore;
        Polls = token?.Polls ?? 0;
        Position = token?.Position ?? 0;
    }

    public PollingOperation<TResult, TStatus> Operation { get; }

    public PollingSettings Settings { get; }

    public TimeSpan Now => Settings.Clock.Now;

    /// <summary>How long it is from the beginning to the first poll.</summary>
    public TimeSpan FirstPoll => _token?.NextPoll ?? TimeSpan.Zero;

    /// <summary>The time of the clock when the time is up; the greatest for never.</summary>
    public TimeSpan Deadline
        => Settings.Timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Begin + Settings.Timeout;

    public TimeSpan Elapsed => Now - _start;

    public PollingSnapshot<TResult, TStatus>? Snapshot { get; private set; }

    /// <summary>The last answer, as far as the task has not ended with it.</summary>
    public PollingAnswer<TResult, TStatus>? LastAnswer
        => Snapshot is { Outcome: PollingOutcome.Pending } last ? new(last.Result, last.Status, last.RawStatus, last.Outcome) : null;

    public bool IsEnded { get; set; }

    /// <summary>Whether the time is up, and one last poll is all that is left.</summary>
    public bool IsLastLook { get; set; }

    /// <summary>Whether anybody has asked for the task of the wait.</summary>
    public bool IsAwaited { get; set; }

    public int Polls { get; set; }

    /// <summary>How many answers have moved the backoff.</summary>
    public int Position { get; private set; }

    private TimeSpan ElapsedBefore => _token?.Elapsed ?? TimeSpan.Zero;

    private TimeSpan Begin => _start + ElapsedBefore;

    public PollingSnapshot<TResult, TStatus> AddAnswer(PollingAnswer<TResult, TStatus> answer, TimeSpan nextPoll)
    {
        // The polls of those who were there before count as one for a wait that came late.
        Polls = Math.Max(Polls, 1);
        Position++;
        _incidents?.Consecutive = 0;
        return Snapshot = new PollingSnapshot<TResult, TStatus>(answer, Polls, Elapsed, this, nextPoll, Position);
    }

    /// <param name="fault">What the last poll failed of; null when it was answered.</param>
    public void SetFault(PollingFault? fault)
    {
        if (fault is not null || _incidents is not null)
        {
            NoteIncidents().Last = fault;
        }
    }

    public WaitIncidents NoteIncidents() => _incidents ??= new WaitIncidents();

    /// <summary>Begins to wait for a permit.</summary>
    public void OnQueued() => _queuedSince = Now;

    /// <param name="since">When the poll was due, which may have been before this wait took part.</param>
    public void AddBudgetWait(TimeSpan since)
    {
        _queuedSince = TimeSpan.MaxValue;
        _budgetWait += Now - (since > Begin ? since : Begin);
    }

    /// <summary>Lets <see cref="Ring"/> be called at a time, unless the wait has ended.</summary>
    public void SetAlarm(TimeSpan due)
    {
        lock (this)
        {
            if (!IsEnded)
            {
                Settings.Clock.Set(this, due);
            }
        }
    }

    /// <inheritdoc/>
    public override void Ring() => _wait.OnDeadline();

    public PollingProgress<TResult, TStatus> Describe(PollingPhase phase, bool isAnswer)
        => new(phase, Snapshot, isAnswer, Polls, Elapsed, _incidents?.Last);

    public PollingReport CreateReport(PollingResumeToken token) => new()
    {
        Operation = Operation.Name,
        Arguments = Operation.Arguments,
        LastSnapshot = Snapshot,
        Elapsed = Elapsed,
        Polls = Polls,
        TransientFaults = _incidents?.Transient ?? ImmutableDictionary<string, int>.Empty,
        ThrottledPolls = _incidents?.Throttled ?? 0,
        BudgetWait = _budgetWait + (_queuedSince < TimeSpan.MaxValue ? Now - _queuedSince : TimeSpan.Zero),
        ResumeToken = token,
    };

    /// <summary>The token of this moment.</summary>
    public PollingResumeToken CreateToken(TimeSpan nextPoll)
        => CreateToken(nextPoll, Elapsed, Polls, Position, Snapshot?.RawStatus);

    /// <summary>The token of the moment when so much time had elapsed.</summary>
    public PollingResumeToken CreateToken(TimeSpan nextPoll, TimeSpan elapsed, int polls, int position, string? lastStatus) => new(
        Operation.Connection.Endpoint,
        Operation.Name,
        Operation.Arguments,
        Deadline == TimeSpan.MaxValue
            ? Timeout.InfiniteTimeSpan
            : PollingTime.Clamp(Deadline - _start - elapsed, TimeSpan.Zero, PollingTime.Longest),
        nextPoll,
        elapsed,
        polls,
        position,
        lastStatus ?? _token?.LastStatus);
}
