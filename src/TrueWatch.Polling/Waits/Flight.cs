namespace TrueWatch.Polling;

/// <summary>
/// The polls of one task, for all waits on it: pause, wait for a permit, poll, tell everybody, until nobody is left.
/// Each wait decides for itself whether what it is told ends it. Thread-safe.
/// </summary>
/// <param name="channel">Where the polls go.</param>
/// <param name="operation">What the registry knows the flight by.</param>
internal sealed class Flight<TResult, TStatus>(PollingChannel channel, PollingOperation<TResult, TStatus> operation)
    : FlightBoarding<TResult, TStatus>(channel)
    where TStatus : struct, Enum
{
    /// <inheritdoc/>
    public override void GoOn() => ExecutionFlow.RunClean(static flight => _ = ((Flight<TResult, TStatus>)flight!).FlyAsync(), this);

    /// <summary>Polls until there is something to wait for, or nobody is left.</summary>
    private async Task FlyAsync()
    {
        try
        {
            var permit = Request is { } request ? TakePermit(request) : null;
            while (true)
            {
                if (permit is not null)
                {
                    await PollAsync(permit).ConfigureAwait(false);
                }

                switch (Advance())
                {
                    case FlightStep.Pause:
                        return;
                    case FlightStep.End:
                        Unregister();
                        return;
                    case FlightStep.LastLook:
                        permit = AcquireForLastLook();
                        break;
                    default:
                        if (!TryAcquire(out permit))
                        {
                            return;
                        }

                        break;
                }
            }
        }
        catch (Exception exception)
        {
            // A limiter of the caller's failed: nobody may be left waiting.
            var waits = Land();
            Unregister();
            foreach (var wait in waits)
            {
                wait.OnBrokenPolicy(exception);
            }
        }
    }

    private RequestPermit? AcquireForLastLook()
    {
        if (Channel.TryAcquire() is { } free)
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

    /// <param name="permit">The permit; null when the queue was left.</param>
    /// <returns>False when the flight has to wait for it.</returns>
    private bool TryAcquire(out RequestPermit? permit)
    {
        permit = Channel.TryAcquireForPoll();
        if (permit is not null)
        {
            return true;
        }

        var request = new PollPermitRequest(this, Channel.Clock.Now);
        Request = request;
        Channel.Enqueue(request);
        if (!request.IsOver)
        {
            OnQueued(Channel.IsThrottled ? PollingPhase.Throttled : PollingPhase.WaitingForBudget);

            // Who left in the meantime did not know of the request.
            if (NobodyQueues())
            {
                LeaveQueue(request);
            }
        }

        if (request.TryPark())
        {
            return false;
        }

        permit = TakePermit(request);
        return true;
    }

    private RequestPermit? TakePermit(PollPermitRequest request)
    {
        Request = null;
        PollingTelemetry.OnBudgetWait(Channel.Clock.Now - request.Start);
        foreach (var wait in Aboard())
        {
            wait.OnQueueLeft(request.Start);
        }

        return request.GetPermit();
    }

    private void OnQueued(PollingPhase phase)
    {
        foreach (var wait in Aboard())
        {
            wait.OnQueued(phase);
        }
    }

#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder))]
#endif
    private async ValueTask PollAsync(RequestPermit permit)
    {
        var attempt = BeginAttempt(out var waits);
        if (attempt is null)
        {
            permit.Return(isUsed: false);
            return;
        }

        foreach (var wait in waits)
        {
            wait.OnPolling();
        }

        var leader = waits.Array![0];
        PollingAnswer<TResult, TStatus> answer = default;
        Exception? failure = null;
        try
        {
            answer = await attempt.SendAsync(leader, permit, FlightPace.ShortestTimeout(waits)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        var isLast = failure is null && answer.Outcome != PollingOutcome.Pending;
        var isAbandoned = EndAttempt(attempt, isLast, out waits);
        try
        {
            if (failure is null)
            {
                OnAnswer(leader, waits, answer, permit);
            }
            else
            {
                OnFailure(leader, waits, failure, isAbandoned, permit);
            }
        }
        finally
        {
            permit.Return(isUsed: true);
        }
    }

    private void OnAnswer(
        PollingWait<TResult, TStatus> leader,
        ArraySegment<PollingWait<TResult, TStatus>> waits,
        PollingAnswer<TResult, TStatus> answer,
        RequestPermit permit)
    {
        permit.ReportAdmittedOnce();
        PollingTelemetry.OnPoll(leader.Operation.Name, "answered");
        ConsecutiveFaults = 0;
        var isPending = answer.Outcome == PollingOutcome.Pending;
        var retryAfter = leader.Settings.Options.Clamp(permit.RetryAfter ?? answer.RetryAfter);
        var delay = isPending ? retryAfter ?? FlightPace.AfterAnswer(waits) : TimeSpan.Zero;
        SetDue(delay, isHint: retryAfter is not null);
        if (!isPending)
        {
            // Whoever waits from now on asks anew.
            Unregister();
        }

        foreach (var wait in waits)
        {
            wait.OnAnswer(answer, retryAfter, delay);
        }
    }

    private void OnFailure(
        PollingWait<TResult, TStatus> leader,
        ArraySegment<PollingWait<TResult, TStatus>> waits,
        Exception exception,
        bool isAbandoned,
        RequestPermit permit)
    {
        if (isAbandoned || exception is ArgumentException or ObjectDisposedException)
        {
            // Nobody was left, the arguments of all are wrong, or the client of one is gone: who is there now goes on.
            PollingTelemetry.OnPoll(leader.Operation.Name, "aborted");
            SetDue(TimeSpan.Zero);
            foreach (var wait in exception is ArgumentException ? waits : new([leader]))
            {
                wait.OnMisuse(exception);
            }

            return;
        }

        var failure = leader.Operation.ReadFailure(exception);
        var faults = FlightFaults<TResult, TStatus>.Classify(waits, failure);
        PollingTelemetry.OnPoll(leader.Operation.Name, PollingText.Describe(faults.Kind));
        var retryAfter = leader.Settings.Options.Clamp(permit.RetryAfter ?? failure.RetryAfter);
        var delay = TimeSpan.Zero;
        if (faults.Kind == PollingFaultKind.Transient)
        {
            ConsecutiveFaults++;
            delay = retryAfter ?? FlightPace.AfterFault(faults.Transient, ConsecutiveFaults);
        }

        faults.Report(permit, retryAfter);
        SetDue(delay, isHint: retryAfter is not null);
        faults.Tell(exception, retryAfter, delay);
    }

    /// <summary>Not within the lock: the registry has one of its own, which it holds when it calls.</summary>
    private void Unregister() => Channel.Flights.Remove(operation, this);
}
