using System.Collections.Immutable;

namespace TrueWatch.Polling;

/// <summary>How a wait stands: since when it is and until when, what came of its polls, and what it hands out of that. Thread-safe, and
/// calls nobody within its lock: to publish is to write to readers, who read elsewhere.</summary>
internal sealed class WaitState<TResult, TStatus>(
    PollingOperation<TResult, TStatus> operation, MonotonicClock clock, TimeSpan timeout, PollingResumeToken? token)
    where TStatus : struct, Enum
{
    // How many different unknown statuses are told apart.
    private const int MaximumUnknownStatuses = 16;

    // The deadline is when the last request is sent; the response needs a moment.
    private static readonly TimeSpan FinalPollAllowance = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _begin = clock.Now;

    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly List<ProgressReader<TResult, TStatus>> _readers = [];
    private PollingSnapshot<TResult, TStatus>? _snapshot;
    private PollingPhase _phase = PollingPhase.Polling;
    private TimeSpan? _pause;
    private TimeSpan? _queuedSince;
    private TimeSpan _budgetWait;
    private PollingFault? _lastFault;
    private ImmutableDictionary<string, int> _transientFaults = ImmutableDictionary<string, int>.Empty;
    private HashSet<string>? _unknownStatuses;
    private int _consecutiveFaults;
    private int _throttledPolls;
    private int _polls = token?.Polls ?? 0;
    private int _position = token?.Position ?? 0;
    private bool _isFinal = timeout == TimeSpan.Zero;
    private bool _isEnded;
    private Exception? _error;

    /// <summary>How long it is from the beginning to the first poll.</summary>
    public TimeSpan FirstPoll => token?.NextPoll ?? TimeSpan.Zero;

    /// <summary>How many answers have moved the backoff.</summary>
    public int Position => Volatile.Read(ref _position);

    public bool IsEnded => Volatile.Read(ref _isEnded);

    /// <summary>Whether the time is up, and a final poll is all that is left.</summary>
    public bool IsFinal => Volatile.Read(ref _isFinal);

    /// <summary>How long it is until the deadline, when the final poll is sent; not above zero when it has come.</summary>
    public TimeSpan TimeToDeadline => timeout == Timeout.InfiniteTimeSpan ? MonotonicClock.Never : _begin + timeout - clock.Now;

    /// <summary>The same, and from the deadline on, how long the final poll may take.</summary>
    public TimeSpan TimeLeft => IsFinal ? TimeToDeadline + FinalPollAllowance : TimeToDeadline;

    private TimeSpan Elapsed => clock.Now - _begin + (token?.Elapsed ?? TimeSpan.Zero);

    public PollingProgress<TResult, TStatus> Describe(bool isAnswer = false) => Locked(() => new PollingProgress<TResult, TStatus>(
        _phase, _snapshot, isAnswer, _polls, Elapsed, _lastFault, _pause, operation.Arguments));

    public PollingReport CreateReport(TimeSpan nextPoll) => Locked(() => new PollingReport
    {
        Operation = operation.Name,
        Arguments = operation.Arguments,
        LastSnapshot = _snapshot,
        Elapsed = Elapsed,
        Polls = _polls,
        TransientFaults = _transientFaults,
        ThrottledPolls = _throttledPolls,
        BudgetWait = _budgetWait + (clock.Now - _queuedSince ?? TimeSpan.Zero),
        ResumeToken = CreateToken(nextPoll, _snapshot?.RawStatus),
    });

    /// <summary>Lets somebody read how the wait stands, from the last response on.</summary>
    public ProgressReader<TResult, TStatus> OpenReader(bool answersOnly) => Locked(() =>
    {
        var reader = new ProgressReader<TResult, TStatus>(answersOnly);
        if (_snapshot is not null)
        {
            reader.Write(Describe(isAnswer: true));
        }

        if (_isEnded)
        {
            reader.Complete(_error);
        }

        _readers.Add(reader);
        return reader;
    });

    public void CloseReader(ProgressReader<TResult, TStatus> reader) => Locked(() => _readers.Remove(reader));

    public void OnPolling()
    {
        lock (_lock)
        {
            _polls++;
            Publish(PollingPhase.Polling, pause: null);
        }
    }

    public void OnQueued(TimeSpan? throttle)
    {
        lock (_lock)
        {
            _queuedSince ??= clock.Now;
            var isNew = throttle is not null && _phase != PollingPhase.Throttled;
            Publish(throttle is null ? PollingPhase.WaitingForBudget : PollingPhase.Throttled, throttle, mustBeTold: isNew);
        }
    }

    // The poll may have been due before this wait took part.
    public void OnQueueLeft(TimeSpan since) => Locked(() =>
        (_queuedSince, _budgetWait) = (null, _budgetWait + clock.Now - (since > _begin ? since : _begin)));

    /// <returns>The snapshot; null after the end, and where a response that is late is not the first.</returns>
    public PollingSnapshot<TResult, TStatus>? TryAddAnswer(
        PollingAnswer<TResult, TStatus> answer, TimeSpan delay, bool isLate, out bool isChange, out bool isNewUnknown)
    {
        lock (_lock)
        {
            isNewUnknown = false;
            isChange = _snapshot is null || _snapshot.RawStatus != answer.RawStatus;
            if (_isEnded || (isLate && _snapshot is not null))
            {
                return null;
            }

            // The polls of those who were there before count as one for a wait that came late.
            _polls = Math.Max(_polls, 1);
            _position++;
            (_lastFault, _consecutiveFaults) = (null, 0);
            isNewUnknown = EqualityComparer<TStatus>.Default.Equals(answer.Status, default)
                && answer.Outcome is PollingOutcome.Pending or PollingOutcome.Unknown
                && (_unknownStatuses ??= []).Count < MaximumUnknownStatuses
                && _unknownStatuses.Add(answer.RawStatus ?? "");
            _snapshot = new PollingSnapshot<TResult, TStatus>(answer, _polls, Elapsed, CreateToken(delay, answer.RawStatus));
            Publish(_snapshot.IsTerminal ? PollingPhase.Ended : PollingPhase.Pausing, delay, isAnswer: true);
            return _snapshot;
        }
    }

    /// <returns>How many transient ones there are in a row, without those of limiters that are away.</returns>
    public int AddFault(PollingFault fault, TimeSpan delay, bool isOutage) => Locked(() =>
    {
        _lastFault = fault;
        switch (fault.Kind)
        {
            case PollingFaultKind.Throttled:
                _throttledPolls++;
                Publish(PollingPhase.Throttled, delay, mustBeTold: true);
                break;
            case PollingFaultKind.Transient:
                _consecutiveFaults += isOutage ? 0 : 1;
                _transientFaults = _transientFaults.SetItem(fault.Name, _transientFaults.GetValueOrDefault(fault.Name) + 1);
                Publish(PollingPhase.Pausing, delay, mustBeTold: true);
                break;
        }

        return _consecutiveFaults;
    });

    /// <returns>Whether it is time for the final poll, for the first time.</returns>
    public bool TryBeginFinal() => Locked(() => !_isFinal && (_isFinal = true));

    /// <returns>Whether it is the end, which comes once. Readers get the error after everything else.</returns>
    public bool TryEnd(Exception? error) => Locked(() =>
    {
        var isFirst = !_isEnded;
        (_isEnded, _phase, _pause, _error) = (true, PollingPhase.Ended, null, isFirst ? error : _error);
        return isFirst;
    });

    public void CompleteReaders() => Array.ForEach(Locked(_readers.ToArray), reader => reader.Complete(_error));

    /// <summary>Called within the lock.</summary>
    private void Publish(PollingPhase phase, TimeSpan? pause, bool isAnswer = false, bool mustBeTold = false)
    {
        if (!_isEnded)
        {
            (_phase, _pause) = (phase, pause);
            _readers.ForEach(reader => reader.Write(Describe(isAnswer), mustBeTold));
        }
    }

    /// <summary>The token of this moment. It has nothing of the wait in it, so that it can be kept.</summary>
    private PollingResumeToken CreateToken(TimeSpan nextPoll, string? lastStatus) => operation.CreateToken(
        timeout == Timeout.InfiniteTimeSpan ? timeout : PollingTime.Clamp(TimeToDeadline, TimeSpan.Zero, PollingTime.Longest),
        nextPoll, Elapsed, _polls, _position, lastStatus ?? token?.LastStatus);

    private T Locked<T>(Func<T> access)
    {
        lock (_lock)
        {
            return access();
        }
    }
}
