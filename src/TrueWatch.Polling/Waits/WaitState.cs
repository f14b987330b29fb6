namespace TrueWatch.Polling;

/// <summary>
/// How a wait stands: since when it is and until when, what came of its polls, and what it hands out of that. Thread-safe,
/// and calls nobody within its lock: to publish is to write to readers, who read elsewhere.
/// </summary>
internal sealed class WaitState<TResult, TStatus>
    where TStatus : struct, Enum
{
    // The deadline is when the last request is sent; the answer needs a moment.
    private static readonly TimeSpan FinalPollAllowance = TimeSpan.FromSeconds(5);

    private readonly PollingOperation<TResult, TStatus> _operation;
    private readonly PollingResumeToken? _token;
    private readonly MonotonicClock _clock;
    private readonly TimeSpan _begin;
    private readonly TimeSpan _deadline;

    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly List<ProgressReader<TResult, TStatus>> _readers = [];
    private readonly WaitFaults _faults = new();
    private PollingSnapshot<TResult, TStatus>? _snapshot;
    private PollingPhase _phase = PollingPhase.Polling;
    private TimeSpan? _pause;
    private TimeSpan? _queuedSince;
    private TimeSpan _budgetWait;
    private int _polls;
    private int _position;
    private bool _isFinal;
    private bool _isEnded;
    private Exception? _error;

    public WaitState(
        PollingOperation<TResult, TStatus> operation, MonotonicClock clock, TimeSpan timeout, PollingResumeToken? token)
    {
        _operation = operation;
        _clock = clock;
        _token = token;
        _begin = clock.Now;
        _deadline = timeout == Timeout.InfiniteTimeSpan ? MonotonicClock.Never : _begin + timeout;
        _isFinal = timeout == TimeSpan.Zero;
        _polls = token?.Polls ?? 0;
        _position = token?.Position ?? 0;
    }

    /// <summary>How long it is from the beginning to the first poll.</summary>
    public TimeSpan FirstPoll => _token?.NextPoll ?? TimeSpan.Zero;

    /// <summary>How many answers have moved the backoff.</summary>
    public int Position => Volatile.Read(ref _position);

    public bool IsEnded => Volatile.Read(ref _isEnded);

    /// <summary>Whether the time is up, and a final poll is all that is left.</summary>
    public bool IsFinal => Volatile.Read(ref _isFinal);

    /// <summary>How long it is until the deadline, when the final poll is sent; not above zero when it has come.</summary>
    public TimeSpan TimeToDeadline => _deadline == MonotonicClock.Never ? MonotonicClock.Never : _deadline - _clock.Now;

    /// <summary>The same, and from the deadline on, how long the final poll may take.</summary>
    public TimeSpan TimeLeft => IsFinal ? TimeToDeadline + FinalPollAllowance : TimeToDeadline;

    private TimeSpan Elapsed => _clock.Now - _begin + (_token?.Elapsed ?? TimeSpan.Zero);

    public PollingProgress<TResult, TStatus> Describe(bool isAnswer = false)
    {
        lock (_lock)
        {
            return new(_phase, _snapshot, isAnswer, _polls, Elapsed, _faults.Last, _pause);
        }
    }

    public PollingReport CreateReport(TimeSpan nextPoll)
    {
        lock (_lock)
        {
            return new()
            {
                Operation = _operation.Name,
                Arguments = _operation.Arguments,
                LastSnapshot = _snapshot,
                Elapsed = Elapsed,
                Polls = _polls,
                TransientFaults = _faults.Transient,
                ThrottledPolls = _faults.Throttled,
                BudgetWait = _budgetWait + (_clock.Now - _queuedSince ?? TimeSpan.Zero),
                ResumeToken = CreateToken(nextPoll, _snapshot?.RawStatus),
            };
        }
    }

    /// <summary>Lets somebody read how the wait stands, from the last answer on.</summary>
    public ProgressReader<TResult, TStatus> OpenReader(bool answersOnly)
    {
        var reader = new ProgressReader<TResult, TStatus>(answersOnly);
        lock (_lock)
        {
            if (_snapshot is not null)
            {
                reader.Write(Describe(isAnswer: true));
            }

            if (_isEnded)
            {
                reader.Complete(_error);
            }

            _readers.Add(reader);
        }

        return reader;
    }

    public void CloseReader(ProgressReader<TResult, TStatus> reader)
    {
        lock (_lock)
        {
            _readers.Remove(reader);
        }
    }

    public void OnPolling()
    {
        lock (_lock)
        {
            _polls++;
            Publish(PollingPhase.Polling, pause: null);
        }
    }

    /// <param name="throttle">How long the service asks all to pause; null when it does not.</param>
    public void OnQueued(TimeSpan? throttle)
    {
        lock (_lock)
        {
            _queuedSince ??= _clock.Now;
            var isNew = throttle is not null && _phase != PollingPhase.Throttled;
            Publish(throttle is null ? PollingPhase.WaitingForBudget : PollingPhase.Throttled, throttle, mustBeTold: isNew);
        }
    }

    /// <param name="since">When the poll was due, which may have been before this wait took part.</param>
    public void OnQueueLeft(TimeSpan since)
    {
        lock (_lock)
        {
            _queuedSince = null;
            _budgetWait += _clock.Now - (since > _begin ? since : _begin);
        }
    }

    /// <summary>Notes an answer, and says what of it is new.</summary>
    /// <returns>The snapshot; null after the end, and where an answer that is late is not the first.</returns>
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
            _faults.OnAnswer();
            isNewUnknown = EqualityComparer<TStatus>.Default.Equals(answer.Status, default)
                && answer.Outcome is PollingOutcome.Pending or PollingOutcome.Unknown
                && _faults.TryAddUnknownStatus(answer.RawStatus);
            _snapshot = new PollingSnapshot<TResult, TStatus>(answer, _polls, Elapsed, CreateToken(delay, answer.RawStatus));
            Publish(_snapshot.IsTerminal ? PollingPhase.Ended : PollingPhase.Pausing, delay, isAnswer: true);
            return _snapshot;
        }
    }

    /// <summary>Notes a fault.</summary>
    /// <returns>How many transient ones there are in a row.</returns>
    public int AddFault(PollingFault fault, TimeSpan delay, bool isOutage)
    {
        lock (_lock)
        {
            _faults.Add(fault, isOutage);
            if (fault.Kind is PollingFaultKind.Transient or PollingFaultKind.Throttled)
            {
                var isThrottled = fault.Kind == PollingFaultKind.Throttled;
                Publish(isThrottled ? PollingPhase.Throttled : PollingPhase.Pausing, delay, mustBeTold: true);
            }

            return _faults.Consecutive;
        }
    }

    /// <returns>Whether it is time for the final poll, for the first time.</returns>
    public bool TryBeginFinal()
    {
        lock (_lock)
        {
            var begins = !_isFinal;
            _isFinal = true;
            return begins;
        }
    }

    /// <param name="error">What readers get after everything else; null when the wait just ended.</param>
    /// <returns>Whether it is the end, which comes once.</returns>
    public bool TryEnd(Exception? error)
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                return false;
            }

            (_isEnded, _phase, _pause, _error) = (true, PollingPhase.Ended, null, error);
            return true;
        }
    }

    /// <summary>Tells readers that nothing comes any more.</summary>
    public void CompleteReaders()
    {
        lock (_lock)
        {
            _readers.ForEach(reader => reader.Complete(_error));
        }
    }

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
    private PollingResumeToken CreateToken(TimeSpan nextPoll, string? lastStatus) => new(new ResumeTokenData
    {
        Endpoint = _operation.Connection.Endpoint,
        Operation = _operation.Name,
        Arguments = _operation.Arguments,
        Remaining = _deadline == MonotonicClock.Never
            ? null
            : ResumeTokenData.Seconds(PollingTime.Clamp(TimeToDeadline, TimeSpan.Zero, PollingTime.Longest)),
        NextPoll = ResumeTokenData.Seconds(nextPoll),
        Elapsed = ResumeTokenData.Seconds(Elapsed),
        Polls = _polls,
        Position = _position,
        LastStatus = lastStatus ?? _token?.LastStatus,
    });
}
