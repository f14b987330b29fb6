namespace TrueWatch.Polling;

/// <summary>What a wait makes of the polls of its task: one caller's deadline, policies and progress. What is the caller's, such as
/// policies, classifier and logger, may throw or block, and is never called within a lock. Thread-safe.</summary>
internal sealed class WaitSubscriber<TResult, TStatus>
    where TStatus : struct, Enum
{
    private readonly TaskCompletionSource<WaitEnd<TResult, TStatus>> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Pause _deadline;
    private readonly WaitTelemetry<TResult, TStatus> _telemetry;
    private IPollSubscription<TResult, TStatus>? _poll;
    private CancellationTokenRegistration _registration;
    private volatile ExecutionContext? _flow = ExecutionContext.Capture();

    public WaitSubscriber(PollingOperation<TResult, TStatus> operation, PollingSettings settings, PollingResumeToken? token)
    {
        (Operation, Settings) = (operation, settings);
        Budget = operation.Connection.GetBudget(settings.TimeProvider);
        State = new WaitState<TResult, TStatus>(operation, Budget.Clock, settings.Timeout, token);
        _deadline = new Pause(Budget.Clock);
        _telemetry = new WaitTelemetry<TResult, TStatus>(operation, operation.Connection.Options.Logger);
        _telemetry.OnBegun(token, settings.Timeout);
    }

    public PollingOperation<TResult, TStatus> Operation { get; }
    public PollingSettings Settings { get; }
    public RequestBudget Budget { get; }
    public WaitState<TResult, TStatus> State { get; }

    /// <summary>How the wait ends. What follows runs on the thread pool.</summary>
    public Task<WaitEnd<TResult, TStatus>> End => _end.Task;

    public FaultClassifier Classifier => Settings.Options.FaultClassifier ?? Operation.Connection.FaultClassifier;

    public PollingReport CreateReport() => State.CreateReport(_poll?.NextPoll ?? State.FirstPoll);

    /// <summary>Minds the deadline and the caller's token from now on, and takes part in the polls.</summary>
    public void Begin(IPollSubscription<TResult, TStatus> poll, CancellationToken cancellationToken)
    {
        _poll = poll;
        ExecutionFlow.RunClean(static wait => _ = ((WaitSubscriber<TResult, TStatus>)wait!).MindDeadlineAsync(), this);
        _registration = cancellationToken.UnsafeRegister(
            static (wait, token) => ((WaitSubscriber<TResult, TStatus>)wait!).Cancel(token), this);
        if (State.IsEnded)
        {
            // It may have ended before there was anything to take back.
            Leave()?.Cancel();
        }
    }

    public void Cancel(CancellationToken cancellationToken)
    {
        if (!State.IsEnded)
        {
            Complete("abandoned", new PollingCanceledException(CreateReport(), cancellationToken));
        }
    }

    /// <summary>Sends a poll as if the caller of the wait did so: with what that carried along.</summary>
    public Task<PollingAnswer<TResult, TStatus>> SendAsync(CancellationToken cancellationToken)
    {
        Task<PollingAnswer<TResult, TStatus>>? poll = null;
        ExecutionFlow.Run(_flow ?? ExecutionFlow.Clean, _ => poll = _telemetry.PollAsync(cancellationToken), state: null);
        return poll!;
    }

    public TimeSpan GetNextDelay() => Settings.DelayPolicy.GetDelay(State.Position + 1);

    public void OnQueued(TimeSpan? throttle)
    {
        State.OnQueued(throttle);
        _telemetry.OnBudgetWait();
    }

    /// <summary>The service has answered, or had before the subscriber came, and the next poll is sent after the delay.</summary>
    public void OnAnswer(PollingAnswer<TResult, TStatus> answer, TimeSpan? retryAfter, TimeSpan delay, bool isLate = false)
    {
        answer = Settings.Interpret(answer, out var isUnknown);
        if (State.TryAddAnswer(answer, delay, isLate, out var isChange, out var isNewUnknown) is not { } snapshot)
        {
            return;
        }

        _telemetry.OnAnswer(snapshot, isChange, isNewUnknown);
        if (snapshot.IsTerminal)
        {
            Complete(WaitEnd<TResult, TStatus>.Of(snapshot, Settings.Options, CreateReport));
        }
        else if (isUnknown && Settings.Options.UnknownStatus == UnknownStatusPolicy.Throw)
        {
            Complete("unknown", new UnknownStatusException(CreateReport()));
        }
        else
        {
            CompleteIfTimeIsUp(retryAfter, exception: null);
        }
    }

    /// <summary>A poll has failed, or could not be sent since a limiter is away, and the next one is sent after the delay.</summary>
    public void OnFault(PollingFault fault, Exception exception, TimeSpan? retryAfter, TimeSpan delay, bool isOutage = false)
    {
        var consecutive = State.AddFault(fault, delay, isOutage);
        var isLasting = fault.Kind is PollingFaultKind.Refused or PollingFaultKind.Permanent;
        if (!isLasting)
        {
            _telemetry.OnFault(fault, exception, consecutive, delay);
        }

        if (isLasting || consecutive > Settings.Options.MaximumConsecutiveFaults)
        {
            var outcome = isLasting ? PollingText.Describe(fault.Kind) : "faulted";
            Complete(outcome, new PollingFaultException(CreateReport(), fault, exception));
        }
        else
        {
            CompleteIfTimeIsUp(retryAfter, exception);
        }
    }

    /// <summary>What a policy of the caller's says; null where it throws, which ends this wait and no other.</summary>
    public T? Ask<T>(Func<T?> policy)
        where T : struct
    {
        try
        {
            return policy();
        }
        catch (Exception exception)
        {
            OnBroken(exception);
            return null;
        }
    }

    public void OnBroken(Exception exception) => OnFault(
        new PollingFault(PollingFaultKind.Permanent, exception.GetType().Name), exception, retryAfter: null, TimeSpan.Zero);

    /// <summary>The operation was called wrongly, or its client is disposed of: that is the caller's to know as it is.</summary>
    public void OnMisuse(Exception exception) => Complete(PollingText.Describe(PollingFaultKind.Permanent), exception);

    /// <summary>The time is up, and there is no final poll, or no response to it in time.</summary>
    public void OnTimeIsUp(TimeSpan? retryAfter = null, Exception? exception = null)
        => Complete("timeout", new PollingTimeoutException(CreateReport(), Settings.Timeout, retryAfter, exception));

    private async Task MindDeadlineAsync()
    {
        while (!State.IsEnded)
        {
            if (State.TimeLeft is var left && left > TimeSpan.Zero)
            {
                await _deadline.WaitAsync(left).ConfigureAwait(false);
            }
            else if (!State.TryBeginFinal() || !_poll!.TrySendFinal(this))
            {
                OnTimeIsUp();
            }
        }
    }

    private void CompleteIfTimeIsUp(TimeSpan? retryAfter, Exception? exception)
    {
        var isBeyond = State.TimeToDeadline < retryAfter;
        if (isBeyond || State.IsFinal)
        {
            OnTimeIsUp(isBeyond ? retryAfter : null, exception);
        }
    }

    private void Complete(string outcome, Exception exception) => Complete(new WaitEnd<TResult, TStatus>(outcome, exception));

    private void Complete(WaitEnd<TResult, TStatus> end)
    {
        if (State.TryEnd(end.Snapshot is null ? end.Exception : null))
        {
            var attempt = Leave();
            _telemetry.OnEnded(end.Outcome, State.Describe());
            _end.TrySetResult(end);
            State.CompleteReaders();

            // What the client does then may take its time.
            attempt?.Cancel();
        }
    }

    /// <summary>Takes everything back that would call the wait, or hold what was its caller's.</summary>
    private PollAttempt? Leave()
    {
        _deadline.End();
        _registration.Unregister();
        _flow = null;
        return _poll?.Unsubscribe(this);
    }
}
