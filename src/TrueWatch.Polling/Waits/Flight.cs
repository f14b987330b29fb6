using System.Runtime.CompilerServices;

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
    private readonly FlightSchedule _schedule;
    private PollingWait<TResult, TStatus>[]? _aboard;
    private PollAttempt<TResult, TStatus>? _attempt;
    private StrongBox<PollingAnswer<TResult, TStatus>>? _lastAnswer;
    private int _consecutiveFaults;
    private bool _hasLanded;

    public Flight(PollingChannel channel, FlightKey key)
    {
        _channel = channel;
        _key = key;
        _queue = new PermitQueue(channel);
        _schedule = new FlightSchedule(channel.Clock);
    }

    /// <summary>How long it is until the next poll.</summary>
    public TimeSpan NextPoll => _schedule.NextPoll;

    /// <summary>Lets a wait take part. Not after the task has ended.</summary>
    public bool TryBoard(PollingWait<TResult, TStatus> wait)
    {
        lock (_lock)
        {
            if (_hasLanded)
            {
                return false;
            }

            if (_waits.Count == 0)
            {
                _schedule.SetDue(wait.FirstPoll);
            }

            _waits.Add(wait);
            _aboard = null;
            wait.Flight = this;
            return true;
        }
    }

    /// <summary>
    /// Tells a wait that came late the last answer, or looks once more if that is all it has the time for. Where its pace
    /// is another and faster, the next poll moves up to it, but not into a time that the service asked to leave it alone.
    /// </summary>
    public void Welcome(PollingWait<TResult, TStatus> wait)
    {
        _attempt?.Shorten(wait.PollTimeout);
        if (wait.IsLastLook)
        {
            Hurry(wait);
            return;
        }

        if (_lastAnswer is { Value: var answer })
        {
            var hint = _schedule.Hint;
            wait.OnFirstAnswer(answer, hint > TimeSpan.Zero ? hint : null, NextPoll);
        }

        var delay = _lastAnswer is null ? wait.FirstPoll : FlightPace.OfLateComer(wait, Aboard());
        if (_attempt is null && _consecutiveFaults == 0 && delay is { } earlier)
        {
            _schedule.MoveUp(earlier);
        }
    }

    public void Start() => ExecutionFlow.RunClean(static flight => _ = ((Flight<TResult, TStatus>)flight!).FlyAsync(), this);

    /// <summary>A wait takes part no longer. Without any, the request in flight is aborted.</summary>
    public void Leave(PollingWait<TResult, TStatus> wait)
    {
        PollAttempt<TResult, TStatus>? attempt;
        lock (_lock)
        {
            if (!_waits.Remove(wait))
            {
                return;
            }

            _aboard = null;
            if (_waits.Count > 0)
            {
                return;
            }

            attempt = _attempt;
        }

        _schedule.EndPause();
        _queue.Leave();
        attempt?.Abort();
    }

    /// <summary>The deadline of a wait has come: one last look, unless a request is in flight already.</summary>
    /// <returns>Whether there will be one.</returns>
    public bool TryLookOnceMore(PollingWait<TResult, TStatus> wait)
    {
        lock (_lock)
        {
            if (_attempt is not null || wait.IsLastLook || !_waits.Contains(wait))
            {
                return false;
            }

            wait.IsLastLook = true;
        }

        Hurry(wait);
        return true;
    }

    /// <summary>Sends the next poll at once, or tells the wait that the budget does not allow it.</summary>
    private void Hurry(PollingWait<TResult, TStatus> wait)
    {
        _schedule.EndPause();
        if (!_queue.TryHurry())
        {
            wait.OnNoPermit();
        }
    }

    private async Task FlyAsync()
    {
        try
        {
            while (true)
            {
                await PauseAsync().ConfigureAwait(false);
                if (HasLanded())
                {
                    return;
                }

                if (await AcquireAsync().ConfigureAwait(false) is { } permit)
                {
                    await PollAsync(permit).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            // A limiter of the caller's failed: nobody may be left waiting.
            Land();
            Array.ForEach(Aboard(), wait => wait.OnBrokenPolicy(exception));
        }
    }

    /// <summary>Waits until the next poll is due, unless somebody cannot wait for that.</summary>
    private ValueTask PauseAsync()
    {
        lock (_lock)
        {
            return _waits.Count > 0 && NextPoll > TimeSpan.Zero && !_waits.Exists(static wait => wait.IsLastLook)
                ? _schedule.BeginPauseAsync()
                : default;
        }
    }

    /// <summary>Whether nobody is left to poll for.</summary>
    private bool HasLanded()
    {
        lock (_lock)
        {
            if (!_hasLanded && _waits.Count > 0)
            {
                return false;
            }

            _hasLanded = true;
        }

        // Not within the lock: the registry has one of its own, which it holds when it calls.
        Land();
        return true;
    }

    /// <returns>The permit; null when nobody is left, or nobody whose poll is due.</returns>
    private ValueTask<RequestPermit?> AcquireAsync()
    {
        if (Array.Exists(Aboard(), static wait => wait.IsLastLook))
        {
            return new ValueTask<RequestPermit?>(AcquireForLastLook());
        }

        return _channel.TryAcquireForPoll() is { } free ? new ValueTask<RequestPermit?>(free) : QueueAsync();
    }

    private RequestPermit? AcquireForLastLook()
    {
        if (_channel.TryAcquire() is { } free)
        {
            return free;
        }

        foreach (var wait in Aboard())
        {
            if (wait.IsLastLook)
            {
                wait.OnNoPermit();
            }
        }

        return null;
    }

    private async ValueTask<RequestPermit?> QueueAsync()
    {
        var start = _channel.Clock.Now;
        try
        {
            return await _queue
                .EnterAsync(phase => Array.ForEach(Aboard(), wait => wait.OnQueued(phase)), NobodyQueues)
                .ConfigureAwait(false);
        }
        finally
        {
            PollingTelemetry.OnBudgetWait(_channel.Clock.Now - start);
            foreach (var wait in Aboard())
            {
                wait.OnQueueLeft(start);
            }
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
        using var attempt = waits.Length == 0 ? null : new PollAttempt<TResult, TStatus>(
            _channel.Clock, waits[0], ShortestTimeout(waits));
        lock (_lock)
        {
            _attempt = _waits.Count == 0 ? null : attempt;
        }

        if (attempt is null || _attempt is null)
        {
            permit.Return(isUsed: false);
            return;
        }

        try
        {
            await PollAsync(attempt, permit, waits).ConfigureAwait(false);
        }
        finally
        {
            permit.Return(isUsed: true);
        }
    }

    private async Task PollAsync(
        PollAttempt<TResult, TStatus> attempt, RequestPermit permit, PollingWait<TResult, TStatus>[] waits)
    {
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
        OnAnswer(attempt.Leader, answer, attempt.Leader.Settings.Options.Clamp(permit.RetryAfter ?? answer.RetryAfter));
    }

    private static TimeSpan ShortestTimeout(PollingWait<TResult, TStatus>[] waits)
    {
        var shortest = TimeSpan.MaxValue;
        foreach (var wait in waits)
        {
            shortest = wait.PollTimeout < shortest ? wait.PollTimeout : shortest;
        }

        return shortest;
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
        var isPending = answer.Outcome == PollingOutcome.Pending;
        var delay = isPending ? retryAfter ?? FlightPace.AfterAnswer(waits) : TimeSpan.Zero;
        _lastAnswer = new(answer);
        _schedule.SetDue(delay, isHint: retryAfter is not null);
        if (!isPending)
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
            // Nobody was left, the arguments of all are wrong, or the client of one is gone: who is there now goes on.
            PollingTelemetry.OnPoll(leader.Operation.Name, "aborted");
            _schedule.SetDue(TimeSpan.Zero);
            foreach (var wait in exception is ArgumentException ? Aboard() : [leader])
            {
                wait.OnMisuse(exception);
            }

            return;
        }

        var faults = FlightFaults<TResult, TStatus>.Classify(Aboard(), exception);
        PollingTelemetry.OnPoll(leader.Operation.Name, PollingText.Describe(faults.Kind));
        var retryAfter = leader.Settings.Options.Clamp(permit.RetryAfter ?? leader.Operation.ReadRetryAfter(exception));
        var delay = TimeSpan.Zero;
        if (faults.Kind == PollingFaultKind.Transient)
        {
            _consecutiveFaults++;
            delay = retryAfter ?? FlightPace.AfterFault(faults.Transient, _consecutiveFaults);
        }

        faults.Report(permit, retryAfter);
        _schedule.SetDue(delay, isHint: retryAfter is not null);
        faults.Tell(exception, retryAfter, delay);
    }

    /// <summary>Who is there now. The array is shared: nobody writes to it.</summary>
    private PollingWait<TResult, TStatus>[] Aboard()
    {
        lock (_lock)
        {
            return _aboard ??= [.. _waits];
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
