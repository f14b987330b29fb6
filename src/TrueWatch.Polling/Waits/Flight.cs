namespace TrueWatch.Polling;

/// <summary>
/// The polls of one task, for all waits on it: pause, wait for a permit, poll, tell everybody, until nobody is left.
/// Each wait decides for itself whether what it is told ends it. Thread-safe.
/// </summary>
internal sealed class Flight<TResult, TStatus>
    where TStatus : struct, Enum
{
    private readonly Lock _lock = new();
    private readonly List<PollingWait<TResult, TStatus>> _waits = [];
    private readonly PollingChannel _channel;
    private readonly FlightKey _key;
    private readonly PermitQueue _queue;
    private readonly FlightPause _pause;
    private PollAttempt<TResult, TStatus>? _attempt;
    private PollingAnswer<TResult, TStatus>? _lastAnswer;
    private TimeSpan _due;
    private int _consecutiveFaults;
    private bool _hasLanded;

    public Flight(PollingChannel channel, FlightKey key)
    {
        _channel = channel;
        _key = key;
        _queue = new PermitQueue(channel);
        _pause = new FlightPause(channel.Clock);
    }

    /// <summary>How long it is until the next poll.</summary>
    public TimeSpan NextPoll
    {
        get
        {
            lock (_lock)
            {
                return !_pause.IsRunning || _due <= Now ? TimeSpan.Zero : _due - Now;
            }
        }
    }

    private TimeSpan Now => _channel.Clock.Now;

    /// <summary>Lets a wait take part. Not after the task has ended.</summary>
    public bool TryBoard(PollingWait<TResult, TStatus> wait)
    {
        lock (_lock)
        {
            if (_hasLanded)
            {
                return false;
            }

            _due = _waits.Count == 0 ? Now + wait.FirstPoll : _due;
            _waits.Add(wait);
            wait.Flight = this;
            return true;
        }
    }

    /// <summary>Tells a wait that came late the last answer, and looks once more if that is all it has the time for.</summary>
    public void Welcome(PollingWait<TResult, TStatus> wait)
    {
        if (_lastAnswer is { } answer)
        {
            wait.OnFirstAnswer(answer, NextPoll);
        }

        if (wait.IsLastLook)
        {
            _pause.End();
            _queue.Leave();
        }
    }

    public void Start() => _ = FlyAsync();

    /// <summary>A wait takes part no longer. Without any, the request in flight is aborted.</summary>
    public void Leave(PollingWait<TResult, TStatus> wait)
    {
        PollAttempt<TResult, TStatus>? attempt;
        lock (_lock)
        {
            if (!_waits.Remove(wait) || _waits.Count > 0)
            {
                return;
            }

            attempt = _attempt;
        }

        _pause.End();
        _queue.Leave();
        attempt?.Abort();
    }

    /// <summary>The deadline of a wait has come: one last look, unless a request is in flight already.</summary>
    /// <returns>Whether there will be one.</returns>
    public bool TryLookOnceMore(PollingWait<TResult, TStatus> wait)
    {
        lock (_lock)
        {
            if (_attempt is not null || wait.IsLastLook)
            {
                return false;
            }

            wait.IsLastLook = true;
        }

        _pause.End();
        _queue.Leave();
        return true;
    }

    private async Task FlyAsync()
    {
        try
        {
            while (await PauseAsync().ConfigureAwait(false))
            {
                using var permit = await AcquireAsync().ConfigureAwait(false);
                if (permit is not null)
                {
                    await PollAsync(permit).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            // A delay policy, a classifier or a limiter of the caller's failed: nobody may be left waiting.
            Land();
            foreach (var wait in Aboard())
            {
                wait.OnFault(new PollingFault(PollingFaultKind.Permanent, exception.GetType().Name), exception, null, default);
            }
        }
    }

    /// <returns>Whether to poll; otherwise nobody is left.</returns>
    private async ValueTask<bool> PauseAsync()
    {
        var pause = Task.CompletedTask;
        lock (_lock)
        {
            if (_waits.Count > 0 && _due > Now && !_waits.Exists(static wait => wait.IsLastLook))
            {
                pause = _pause.BeginAsync(_due);
            }
        }

        await pause.ConfigureAwait(false);

        lock (_lock)
        {
            if (_waits.Count > 0)
            {
                return true;
            }

            Land();
            return false;
        }
    }

    /// <returns>The permit; null when nobody is left, or nobody whose poll is due.</returns>
    private async ValueTask<RequestPermit?> AcquireAsync()
    {
        var lastLooks = Aboard().Where(static wait => wait.IsLastLook).ToList();
        if (lastLooks.Count > 0)
        {
            if (_channel.TryAcquire() is { } free)
            {
                return free;
            }

            lastLooks.ForEach(static wait => wait.OnNoPermit());
            return null;
        }

        var start = Now;
        try
        {
            return await _queue.EnterAsync(OnQueued, NobodyQueues).ConfigureAwait(false);
        }
        finally
        {
            PollingTelemetry.OnBudgetWait(Now - start);
            foreach (var wait in Aboard())
            {
                wait.OnQueueLeft(start);
            }
        }
    }

    private void OnQueued(PollingPhase phase)
    {
        foreach (var wait in Aboard())
        {
            wait.OnQueued(phase);
        }
    }

    private bool NobodyQueues()
    {
        lock (_lock)
        {
            return _waits.Count == 0 || _waits.Exists(static wait => wait.IsLastLook);
        }
    }

    private async Task PollAsync(RequestPermit permit)
    {
        var waits = Aboard();
        if (waits.Length == 0)
        {
            return;
        }

        using var attempt = new PollAttempt<TResult, TStatus>(_channel.Clock, waits[0]);
        lock (_lock)
        {
            if (_waits.Count == 0)
            {
                return;
            }

            _attempt = attempt;
        }

        foreach (var wait in waits)
        {
            wait.OnPolling();
        }

        PollingAnswer<TResult, TStatus> answer;
        try
        {
            answer = await attempt.SendAsync(permit).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            EndAttempt();
            OnFailure(attempt, permit, exception);
            return;
        }

        EndAttempt();
        permit.ReportAdmittedOnce();
        OnAnswer(attempt.Leader, answer, attempt.Leader.Settings.Options.Clamp(permit.RetryAfter));
    }

    private void EndAttempt()
    {
        lock (_lock)
        {
            _attempt = null;
        }
    }

    private void OnAnswer(
        PollingWait<TResult, TStatus> leader, PollingAnswer<TResult, TStatus> answer, TimeSpan? retryAfter)
    {
        PollingTelemetry.OnPoll(leader.Operation.Name, "answered");
        _consecutiveFaults = 0;
        var waits = Aboard();
        var delay = retryAfter ?? FlightPace.AfterAnswer(leader, waits);
        _lastAnswer = answer;
        SetDue(delay);
        if (answer.Outcome != PollingOutcome.Pending)
        {
            // Whoever waits from now on asks anew.
            Land();
        }

        foreach (var wait in waits)
        {
            wait.OnAnswer(answer, retryAfter, delay);
        }
    }

    private void OnFailure(PollAttempt<TResult, TStatus> attempt, RequestPermit permit, Exception exception)
    {
        var leader = attempt.Leader;
        if (attempt.IsAborted || exception is ArgumentException or ObjectDisposedException)
        {
            // Nobody was left, or one wait's client is misused or gone: who is there now goes on with its own.
            PollingTelemetry.OnPoll(leader.Operation.Name, "aborted");
            SetDue(TimeSpan.Zero);
            leader.OnMisuse(exception);
            return;
        }

        var waits = Aboard();
        var fault = leader.Classify(exception);
        PollingTelemetry.OnPoll(leader.Operation.Name, PollingText.Describe(fault.Kind));
        var retryAfter = leader.Settings.Options.Clamp(permit.RetryAfter);
        var delay = TimeSpan.Zero;
        switch (fault.Kind)
        {
            case PollingFaultKind.Throttled:
                permit.ReportThrottledOnce(retryAfter);
                break;
            case PollingFaultKind.Transient:
                _consecutiveFaults++;
                delay = retryAfter ?? FlightPace.AfterFault(leader, _consecutiveFaults);
                break;
            default:
                permit.ReportAdmittedOnce();
                break;
        }

        SetDue(delay);
        foreach (var wait in waits)
        {
            wait.OnFault(fault, exception, retryAfter, delay);
        }
    }

    private void SetDue(TimeSpan delay)
    {
        lock (_lock)
        {
            _due = Now + delay;
        }
    }

    private PollingWait<TResult, TStatus>[] Aboard()
    {
        lock (_lock)
        {
            return [.. _waits];
        }
    }

    private void Land()
    {
        lock (_lock)
        {
            _hasLanded = true;
        }

        _channel.Flights.Remove(_key, this);
    }
}
