namespace TrueWatch.Polling;

/// <summary>
/// A wait for a long-running task, while it is under way: its end, its progress, and a token to go on elsewhere.
/// Thread-safe.
/// </summary>
/// <typeparam name="TResult">The part of the answer that the caller of a wait receives.</typeparam>
/// <typeparam name="TStatus">The enum of the statuses; its zero member stands for every unknown one.</typeparam>
public sealed class PollingWait<TResult, TStatus> : IDisposable
    where TStatus : struct, Enum
{
    // The deadline is when the last request is sent; the answer needs a moment.
    private static readonly TimeSpan LongestLastLook = TimeSpan.FromSeconds(5);

    // Also the lock: one of its own would be memory of every pending wait, and so would be what few of them need.
    private readonly WaitRecord<TResult, TStatus> _record;
    private readonly WaitActivity? _activity;
    private WaitCompletion<TResult, TStatus> _completion = new();
    private WaitNews<TResult, TStatus>? _news;
    private CancellationTokenRegistration _registration;
    private PollingPhase _phase = PollingPhase.Polling;
    private Exception? _error;

    internal PollingWait(
        PollingOperation<TResult, TStatus> operation, PollingSettings settings, PollingResumeToken? token = null)
    {
        Flow = ExecutionFlow.Capture();
        _record = new WaitRecord<TResult, TStatus>(this, operation, settings, token);
        _activity = WaitActivity.Begin(operation.Name);
        Telemetry.OnBegun(token, settings.Timeout);
        IsLastLook = settings.Timeout == TimeSpan.Zero;
    }

    /// <summary>What is polled.</summary>
    public PollingOperation<TResult, TStatus> Operation => _record.Operation;

    /// <summary>
    /// The end of the wait: the last snapshot of a task that succeeded, else the exceptions of
    /// <see cref="Poller.WaitAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, IProgress{PollingProgress{TResult, TStatus}}, CancellationToken)"/>.
    /// </summary>
    public Task<PollingSnapshot<TResult, TStatus>> Completion
    {
        get
        {
            _record.IsAwaited = true;
            return _completion.Task;
        }
    }

    /// <summary>How the wait stands.</summary>
    public PollingProgress<TResult, TStatus> Progress
    {
        get
        {
            lock (_record)
            {
                return _record.Describe(_phase, isAnswer: false);
            }
        }
    }

    internal PollingSettings Settings => _record.Settings;

    internal FlightBoarding<TResult, TStatus>? Flight { get; set; }

    /// <summary>Where it is among the waits of its flight, which set it.</summary>
    internal int Seat { get; set; }

    /// <summary>Whether the time is up, and one last poll is all that is left.</summary>
    internal bool IsLastLook
    {
        get => _record.IsLastLook;
        set => _record.IsLastLook = value;
    }

    internal TimeSpan FirstPoll => _record.FirstPoll;

    /// <summary>What the caller of the wait carried along when it was begun.</summary>
    internal ExecutionContext Flow { get; }

    /// <summary>The last answer, as far as the task has not ended with it.</summary>
    internal PollingAnswer<TResult, TStatus>? LastAnswer => _record.LastAnswer;

    private WaitTelemetry Telemetry => new(Operation.Name, Operation, Operation.Connection.Logger, _activity);

    /// <summary>What the wait needs to go on elsewhere, as it stands now. The wait itself goes on as well.</summary>
    /// <returns>The token.</returns>
    public PollingResumeToken GetResumeToken() => _record.CreateToken(Flight?.NextPoll ?? FirstPoll);

    /// <summary>
    /// The snapshots from now on, the last one included. While nobody reads, intermediate ones give way to newer ones;
    /// a change of the status and the end are never lost. To stop reading does not end the wait.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading, not the wait.</param>
    /// <returns>The snapshots. The task's own failure is one of them; whatever else ends the wait is thrown.</returns>
    public IAsyncEnumerable<PollingSnapshot<TResult, TStatus>> WatchAsync(CancellationToken cancellationToken = default)
    {
        var mailbox = OpenMailbox(answersOnly: true);
        return _news!.ReadSnapshotsAsync(mailbox, cancellationToken);
    }

    /// <summary>Ends the wait, unless it has ended; the task itself goes on.</summary>
    public void Dispose()
    {
        if (!_record.IsEnded)
        {
            OnCanceled(new CancellationToken(canceled: true));
        }
    }

    /// <summary>Sends the first poll, or joins the polls of the same task.</summary>
    internal PollingWait<TResult, TStatus> Start(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            OnCanceled(cancellationToken);
            return this;
        }

        Operation.Connection.GetChannel(Settings.TimeProvider).Flights.Board(this);

        // Not before the wait is aboard: its end could not take it off again.
        if (_record.Deadline != TimeSpan.MaxValue)
        {
            _record.SetAlarm(IsLastLook ? _record.Now + LongestLastLook : _record.Deadline);
        }

        _registration = cancellationToken.UnsafeRegister(
            static (wait, token) => ((PollingWait<TResult, TStatus>)wait!).OnCanceled(token), this);
        if (_record.IsEnded)
        {
            _registration.Unregister();
        }

        return this;
    }

    internal ProgressMailbox<TResult, TStatus> OpenMailbox(bool answersOnly)
    {
        lock (_record)
        {
            _news ??= new WaitNews<TResult, TStatus>();
            if (_record.IsEnded)
            {
                _news.Complete(_error);
            }

            return _news.Open(
                answersOnly, _record.Snapshot is null ? null : _record.Describe(_phase, isAnswer: true));
        }
    }

    internal TimeSpan NextDelay() => Settings.DelayPolicy.GetDelay(_record.Position + 1);

    internal PollingFault Classify(PollFailure failure)
        => failure.Classify(Settings.Options.FaultClassifier ?? Operation.Connection.FaultClassifier);

    /// <summary>Sends the request. It is called in the flow of this wait.</summary>
    internal Task<PollingAnswer<TResult, TStatus>> PollAsync(CancellationToken cancellationToken)
        => _activity is null ? Operation.PollAsync(cancellationToken) : _activity.PollAsync(Operation, cancellationToken);

    internal void OnPolling()
    {
        _record.Polls++;
        if (IsLastLook)
        {
            _record.SetAlarm(_record.Now + LongestLastLook);
        }

        Post(PollingPhase.Polling);
    }

    internal void OnQueued(PollingPhase phase)
    {
        _record.OnQueued();
        Telemetry.OnBudgetWait();
        Post(phase);
    }

    internal void OnQueueLeft(TimeSpan since) => _record.AddBudgetWait(since);

    internal void OnAnswer(PollingAnswer<TResult, TStatus> answer, TimeSpan? retryAfter, TimeSpan nextPoll)
    {
        var isUnknown = answer.Outcome == PollingOutcome.Pending
            && EqualityComparer<TStatus>.Default.Equals(answer.Status, default);
        if ((isUnknown && Settings.Options.UnknownStatus == UnknownStatusPolicy.Terminal)
            || answer.Outcome is < PollingOutcome.Pending or > PollingOutcome.Unknown)
        {
            answer = answer with { Outcome = PollingOutcome.Unknown };
        }

        PollingSnapshot<TResult, TStatus> snapshot;
        lock (_record)
        {
            if (_record.IsEnded)
            {
                return;
            }

            var previous = _record.Snapshot;
            snapshot = _record.AddAnswer(answer, nextPoll);
            if (previous is null || previous.RawStatus != snapshot.RawStatus)
            {
                Telemetry.OnStatus(snapshot.RawStatus, snapshot.Elapsed);
            }

            if (isUnknown && _record.NoteIncidents().TryAddUnknownStatus(snapshot.RawStatus))
            {
                Telemetry.OnUnknownStatus(snapshot);
            }

            Tell(snapshot.IsTerminal ? PollingPhase.Ended : PollingPhase.Pausing, isAnswer: true);
        }

        if (snapshot.IsTerminal)
        {
            End(WaitEnd<TResult, TStatus>.Of(snapshot, Settings.Options, CreateReport));
        }
        else if (isUnknown && Settings.Options.UnknownStatus == UnknownStatusPolicy.Throw)
        {
            End("unknown", new UnknownStatusException(CreateReport()));
        }
        else
        {
            EndIfTimeIsUp(retryAfter, exception: null);
        }
    }

    internal void OnFault(PollingFault fault, Exception exception, TimeSpan? retryAfter, TimeSpan delay)
    {
        if (fault.Kind is PollingFaultKind.Refused or PollingFaultKind.Permanent)
        {
            End(PollingText.Describe(fault.Kind), new PollingFaultException(CreateReport(), fault, exception));
            return;
        }

        if (fault.Kind == PollingFaultKind.Throttled)
        {
            _record.NoteIncidents().Throttled++;
            Telemetry.OnThrottled();
        }
        else
        {
            _record.NoteIncidents().AddTransient(fault.Name);
            Telemetry.OnTransientFault(exception, fault.Name, _record.NoteIncidents().Consecutive, delay);
        }

        Post(fault.Kind == PollingFaultKind.Throttled ? PollingPhase.Throttled : PollingPhase.Pausing, fault: fault);
        if (_record.NoteIncidents().Consecutive > Settings.Options.MaximumConsecutiveFaults)
        {
            End("faulted", new PollingFaultException(CreateReport(), fault, exception));
        }
        else
        {
            EndIfTimeIsUp(retryAfter, exception);
        }
    }

    /// <summary>A policy of the caller's failed, which ends this wait and no other.</summary>
    internal void OnBrokenPolicy(Exception exception) => OnFault(
        new PollingFault(PollingFaultKind.Permanent, exception.GetType().Name), exception, retryAfter: null, TimeSpan.Zero);

    /// <summary>The operation was called wrongly, or its client is disposed of: that is the caller's to know as it is.</summary>
    internal void OnMisuse(Exception exception) => End("permanent", exception);

    /// <summary>The time is up, and the budget has nothing left for a last look.</summary>
    internal void OnNoPermit() => EndTimedOut(retryAfter: null, exception: null);

    internal void OnDeadline()
    {
        if (Flight is null || !Flight.TryLookOnceMore(this))
        {
            EndTimedOut(retryAfter: null, exception: null);
        }
    }

    private void OnCanceled(CancellationToken cancellationToken)
        => End("abandoned", new PollingCanceledException(CreateReport(), cancellationToken));

    private void EndIfTimeIsUp(TimeSpan? retryAfter, Exception? exception)
    {
        if (retryAfter is { } pause && _record.Deadline - _record.Now < pause)
        {
            EndTimedOut(pause, exception);
        }
        else if (IsLastLook)
        {
            EndTimedOut(retryAfter: null, exception);
        }
    }

    private void EndTimedOut(TimeSpan? retryAfter, Exception? exception)
        => End("timeout", new PollingTimeoutException(CreateReport(), Settings.Timeout, retryAfter, exception));

    private void End(string outcome, Exception exception) => End(new WaitEnd<TResult, TStatus>(outcome, exception));

    private void End(WaitEnd<TResult, TStatus> end)
    {
        WaitNews<TResult, TStatus>? news;
        lock (_record)
        {
            if (_record.IsEnded)
            {
                return;
            }

            _record.IsEnded = true;
            _error = end.Snapshot is null ? end.Exception : null;
            _phase = PollingPhase.Ended;
            _record.SetFault(null);
            news = _news;
        }

        Settings.Clock.Clear(_record);
        _registration.Unregister();
        Flight?.Leave(this);
        try
        {
            Telemetry.OnEnded(end.Outcome, _record.Snapshot?.RawStatus, _record.Polls, _record.Elapsed);
        }
        finally
        {
            _completion.Set(end, _record.IsAwaited);
            news?.Complete(_error);
        }
    }

    private void Post(PollingPhase phase, PollingFault? fault = null)
    {
        lock (_record)
        {
            if (!_record.IsEnded)
            {
                Tell(phase, fault: fault);
            }
        }
    }

    /// <summary>Called within the lock, and not after the end.</summary>
    private void Tell(PollingPhase phase, bool isAnswer = false, PollingFault? fault = null)
    {
        _phase = phase;
        _record.SetFault(fault);
        if (_news is { HasReaders: true })
        {
            _news.Post(_record.Describe(phase, isAnswer));
        }
    }

    private PollingReport CreateReport() => _record.CreateReport(GetResumeToken());
}
