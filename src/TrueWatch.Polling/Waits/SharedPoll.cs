namespace TrueWatch.Polling;

/// <summary>One polled task, for all waits on it: pause, acquire a permit, send, notify, until nobody is left. Each wait decides for itself
/// whether what it is told ends it. Thread-safe.</summary>
internal sealed class SharedPoll<TResult, TStatus> : IPollSubscription<TResult, TStatus>
    where TStatus : struct, Enum
{
    private readonly SharedPolls _polls;
    private readonly object _key;
    private readonly BudgetMember _member;
    private readonly RequestBudget _budget;
    private readonly SharedPollState<TResult, TStatus> _state;
    private readonly Pause _pause;
    private int _consecutiveFaults;

    public SharedPoll(SharedPolls polls, object key, WaitSubscriber<TResult, TStatus> first)
    {
        (_polls, _key, _member, _budget) = (polls, key, first.Operation.Connection.Member, first.Budget);
        _pause = new Pause(Clock);
        _state = new SharedPollState<TResult, TStatus>(first, CreateRequest(), Clock.Now + first.State.FirstPoll);
    }

    public TimeSpan NextPoll => Until(_state.GetLatest().Due, Clock.Now);

    private MonotonicClock Clock => _budget.Clock;

    public void Start(WaitSubscriber<TResult, TStatus> first)
    {
        if (first.State.IsFinal && !TrySendFinal(first))
        {
            first.OnTimeIsUp();
        }

        Clock.RunApart(() => _ = RunAsync());
    }

    /// <returns>Whether the subscriber takes part. Not after the end.</returns>
    public bool TrySubscribe(WaitSubscriber<TResult, TStatus> subscriber) => _state.TryAdd(subscriber);

    /// <summary>Tells a later subscriber the last response, or sends a final poll if that is all it has the time for. Where its pace is
    /// another and faster, the next poll moves up to it, but not into a time in which the service asks for none.</summary>
    public void CatchUp(WaitSubscriber<TResult, TStatus> subscriber)
    {
        var (attempt, last, due, hintEnd) = _state.GetLatest();
        attempt?.Limit(subscriber.Settings.PollTimeout);
        if (subscriber.State.IsFinal && (attempt is not null || TrySendFinal(subscriber)))
        {
            return;
        }

        var now = Clock.Now;
        if (last is { } answer)
        {
            subscriber.OnAnswer(answer, hintEnd > now ? hintEnd - now : null, Until(due, now), isLate: true);
        }

        Clock.RunApart(() =>
        {
            var delay = last is null ? subscriber.State.FirstPoll : Pace<TResult, TStatus>.OfLateSubscriber(subscriber, _state.Subscribers);
            if (delay is { } earlier && _state.TryMoveUp(Clock.Now + earlier))
            {
                _pause.End();
            }
        });
    }

    public PollAttempt? Unsubscribe(WaitSubscriber<TResult, TStatus> subscriber)
    {
        var (isLast, attempt, request) = _state.Remove(subscriber);
        if (isLast)
        {
            _polls.Remove(_key, this);
            _pause.End();
            _budget.Leave(request);
        }

        return attempt;
    }

    public bool TrySendFinal(WaitSubscriber<TResult, TStatus> subscriber)
    {
        if (_state.FindFinal(subscriber, Clock.Now) is not { } request || !_budget.TryMakeFinal(request))
        {
            return false;
        }

        _state.SetFinal(request);
        _pause.End();
        return true;
    }

    private PermitRequest CreateRequest() => new(_pause, _member, isPoll: true);

    private async Task RunAsync()
    {
        try
        {
            while (await PauseAsync().ConfigureAwait(false) is { } request)
            {
                if (await AcquireAsync(request).ConfigureAwait(false) is { } permit)
                {
                    await SendAsync(permit).ConfigureAwait(false);
                }

                _state.BeginPause(CreateRequest());
            }
        }
        catch (Exception exception)
        {
            // Nobody may be left waiting, whatever happens.
            Array.ForEach(_state.Subscribers, subscriber => subscriber.OnBroken(exception));
        }
    }

    /// <returns>What asks for a permit now; null when nobody is left.</returns>
    private async ValueTask<PermitRequest?> PauseAsync()
    {
        while (_state.GetPause(Clock.Now) is var pause && pause > TimeSpan.Zero)
        {
            await _pause.WaitAsync(pause).ConfigureAwait(false);
        }

        return _state.Request;
    }

    /// <returns>The permit; null when nobody is left, or a limiter failed.</returns>
    private async ValueTask<RequestPermit?> AcquireAsync(PermitRequest request)
    {
        var start = Clock.Now;
        var acquired = _budget.AcquireAsync(request);
        var isQueued = !acquired.IsCompleted;
        try
        {
            if (isQueued)
            {
                var throttle = _budget.GetThrottle();
                Array.ForEach(_state.Subscribers, subscriber => subscriber.OnQueued(throttle));
            }

            return await acquired.ConfigureAwait(false);
        }
        catch (RequestLimiterException exception)
        {
            Notify(new PollFaults<TResult, TStatus>(_state.Subscribers, exception), exception.InnerException!, retryAfter: null);
            return null;
        }
        finally
        {
            if (isQueued)
            {
                Array.ForEach(_state.Subscribers, subscriber => subscriber.State.OnQueueLeft(start));
            }
        }
    }

    private async Task SendAsync(RequestPermit permit)
    {
        using var attempt = new PollAttempt(Clock);
        var subscribers = _state.BeginAttempt(attempt, Clock.Now);
        if (subscribers is not [var sender, ..])
        {
            permit.End(isSent: false);
            return;
        }

        Array.ForEach(subscribers, static subscriber => subscriber.State.OnPolling());
        var timeout = subscribers.Min(static subscriber => subscriber.Settings.PollTimeout);
        PollingAnswer<TResult, TStatus> answer;
        try
        {
            answer = await attempt.SendAsync(sender.SendAsync, permit, timeout).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            OnFailure(sender, permit, exception, attempt);
            return;
        }

        OnAnswer(sender, permit, answer);
    }

    private void OnAnswer(WaitSubscriber<TResult, TStatus> sender, RequestPermit permit, PollingAnswer<TResult, TStatus> answer)
    {
        var subscribers = _state.EndAttempt(isTaskOver: answer.Outcome != PollingOutcome.Pending);
        permit.Report(isThrottled: false);
        permit.End(isSent: true);
        PollingTelemetry.OnPoll(sender.Operation.Name, "answered");
        _consecutiveFaults = 0;
        var retryAfter = sender.Settings.Options.Clamp(permit.RetryAfter ?? answer.RetryAfter);
        var delay = TimeSpan.Zero;
        if (answer.Outcome == PollingOutcome.Pending)
        {
            delay = retryAfter ?? Pace<TResult, TStatus>.AfterAnswer(subscribers);
            _state.SetAnswer(answer, Clock.Now + delay, delay, isHint: retryAfter is not null);
        }
        else
        {
            // Whoever waits from now on asks anew.
            _polls.Remove(_key, this);
        }

        Array.ForEach(subscribers, subscriber => subscriber.OnAnswer(answer, retryAfter, delay));
    }

    private void OnFailure(WaitSubscriber<TResult, TStatus> sender, RequestPermit permit, Exception exception, PollAttempt attempt)
    {
        var subscribers = _state.EndAttempt(isTaskOver: false);
        if (attempt.IsAbandoned || exception is ArgumentException or ObjectDisposedException)
        {
            // Nobody was left, the arguments of all are wrong, or the client of one is gone: who is there now goes on.
            permit.End(isSent: attempt.IsAbandoned);
            PollingTelemetry.OnPoll(sender.Operation.Name, "aborted");
            Array.ForEach(exception is ArgumentException ? subscribers : [sender], subscriber => subscriber.OnMisuse(exception));
            return;
        }

        var failure = sender.Operation.ReadFailure(exception);
        var faults = new PollFaults<TResult, TStatus>(subscribers, failure);
        PollingTelemetry.OnPoll(sender.Operation.Name, PollingText.Describe(faults.Kind));
        var retryAfter = sender.Settings.Options.Clamp(permit.RetryAfter ?? failure.RetryAfter);
        faults.Report(permit, retryAfter);
        permit.End(isSent: true);
        Notify(faults, exception, retryAfter);
    }

    private void Notify(PollFaults<TResult, TStatus> faults, Exception exception, TimeSpan? retryAfter)
    {
        var isTransient = faults.Kind == PollingFaultKind.Transient;
        var pause = isTransient ? retryAfter ?? Pace<TResult, TStatus>.AfterFault(faults.Transient, ++_consecutiveFaults) : TimeSpan.Zero;
        var throttle = faults.Kind == PollingFaultKind.Throttled ? _budget.GetThrottle() : null;
        _state.SetDue(Clock.Now + pause, isHint: isTransient && retryAfter is not null, isTransient);
        faults.Notify(exception, retryAfter, throttle ?? pause);
    }

    private static TimeSpan Until(TimeSpan due, TimeSpan now) => due > now ? due - now : TimeSpan.Zero;
}
