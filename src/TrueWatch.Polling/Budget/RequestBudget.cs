namespace TrueWatch.Polling;

/// <summary>One key at one endpoint: who may send a request, and when. Within its lock it counts and decides; limiters are asked, and those
/// who wait go on, outside of it. Thread-safe.</summary>
internal sealed class RequestBudget(BudgetIdentity identity, TimeProvider timeProvider)
{
    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly Admission _admission = new();
    private bool _isKept;

    ~RequestBudget() => BudgetRegistry.Forget(identity, timeProvider);

    public BudgetIdentity Identity => identity;

    public MonotonicClock Clock { get; } = new(timeProvider);

    /// <summary>How long a throttle still lasts: zero while a probe is under way; null when there is none.</summary>
    public TimeSpan? GetThrottle()
    {
        var now = Clock.Now;
        lock (_lock)
        {
            return _admission.Throttle.GetPause(now);
        }
    }

    /// <summary>Adds what a connection brings to the limits. What was sent before counts.</summary>
    public void Join(BudgetMember member) => Change((admission, _) => admission.Limits.Add(member));

    /// <summary>Takes away what a connection has brought, unless another one has brought it as well.</summary>
    public void Leave(BudgetMember member) => Change((admission, _) => admission.Limits.Remove(member));

    /// <summary>A permit for a call, where nobody waits for one and none has to be asked for; else null.</summary>
    public RequestPermit? TryAcquire()
    {
        // As long as no limit is reached, nobody has to know the time.
        return TryAcquire(TimeSpan.Zero) ?? TryAcquire(Clock.Now);

        RequestPermit? TryAcquire(TimeSpan now)
        {
            lock (_lock)
            {
                return _admission.IsOpen(now) ? Grant(isPoll: false, []) : null;
            }
        }
    }

    /// <summary>Waits for a permit: for the turn, for the time, and for limiters.</summary>
    /// <returns>The permit; null when the request has left.</returns>
    /// <exception cref="RequestLimiterException">A limiter failed.</exception>
    public async ValueTask<RequestPermit?> AcquireAsync(PermitRequest request)
    {
        var start = Clock.Now;
        Change((admission, _) => admission.Add(request));
        try
        {
            while (true)
            {
                var (permit, pause) = Decide(request, out var limiters);
                if (permit is not null || pause is null)
                {
                    return permit;
                }

                await (pause > TimeSpan.Zero ? request.Pause.WaitAsync(pause.Value) : AskAsync(request, limiters)).ConfigureAwait(false);
            }
        }
        finally
        {
            Leave(request);
            LimiterAdapter.Release(request.Leases ?? [], isSent: false);
            PollingTelemetry.OnBudgetWait(Clock.Now - start);
        }
    }

    /// <summary>Lets a request leave the queue, unless it has its permit.</summary>
    public void Leave(PermitRequest request)
    {
        var wasThere = false;
        CancellationTokenSource? asking = null;
        Change((admission, _) =>
        {
            (wasThere, asking) = (!request.HasLeft, request.Asking);
            request.HasLeft = true;
            admission.Remove(request);
        });
        if (wasThere)
        {
            // What a limiter does then is its own, and may block.
            ThreadPool.UnsafeQueueUserWorkItem(static asking => ((CancellationTokenSource?)asking)?.Cancel(), asking);
            request.Pause.End();
        }
    }

    /// <summary>Makes the request of a poll, which may wait already, a final one.</summary>
    /// <returns>Whether it is, and may go at once as far as limiters allow it.</returns>
    public bool TryMakeFinal(PermitRequest request)
    {
        var isFinal = false;
        Change((admission, now) => isFinal = admission.TryMakeFinal(request, now));
        return isFinal;
    }

    public void OnReported(RequestPermit permit, bool isThrottled, TimeSpan? retryAfter = null)
    {
        if (!isThrottled && !_admission.Throttle.IsOngoing)
        {
            // Nothing to note, as nearly always: whoever could end a throttle was granted after it began.
            return;
        }

        var now = Clock.Now;
        lock (_lock)
        {
            _admission.Throttle.OnReported(permit.Number, isThrottled, retryAfter, now);
        }
    }

    public void OnEnded(RequestPermit permit, int sendings)
    {
        bool begins;
        PermitRequest? next;
        var now = Clock.Now;
        lock (_lock)
        {
            _admission.OnEnded(permit.Number, sendings, now);
            begins = !_isKept && _admission.Limits.GetLastRelease() > now;
            (_isKept, next) = (_isKept || begins, _admission.First);
        }

        next?.Pause.End();
        if (begins)
        {
            ExecutionFlow.RunClean(static budget => _ = ((RequestBudget)budget!).KeepAsync(), this);
        }
    }

    /// <summary>Changes something within the lock, and then lets the one look again whose turn it is.</summary>
    private void Change(Action<Admission, TimeSpan> change)
    {
        var now = Clock.Now;
        PermitRequest? next;
        lock (_lock)
        {
            change(_admission, now);
            next = _admission.First;
        }

        next?.Pause.End();
    }

    /// <summary>Called within the lock.</summary>
    private RequestPermit Grant(bool isPoll, RateLimitLease[] leases)
    {
        _admission.Limits.History.Begin();
        return new RequestPermit(this, _admission.Throttle.Grant(), isPoll, leases);
    }

    /// <returns>The permit; else how long to pause, zero to ask limiters; neither when the request has left.</returns>
    private (RequestPermit? Permit, TimeSpan? Pause) Decide(PermitRequest request, out RateLimiter[] limiters)
    {
        RequestPermit permit;
        PermitRequest? next;
        var now = Clock.Now;
        lock (_lock)
        {
            limiters = _admission.Limits.Limiters;
            if (request.HasLeft)
            {
                return default;
            }

            var due = _admission.GetDue(request);
            if (due > now)
            {
                return (null, due == MonotonicClock.Never ? due : due - now);
            }

            if (request.Leases is null && limiters.Length > 0)
            {
                _admission.Asking = request;
                return (null, TimeSpan.Zero);
            }

            permit = Grant(request.IsPoll, request.Leases ?? []);
            request.Leases = null;
            _admission.Admit(request, now);
            next = _admission.First;
        }

        next?.Pause.End();
        return (permit, null);
    }

    private async Task AskAsync(PermitRequest request, RateLimiter[] limiters)
    {
        var asking = new CancellationTokenSource();
        Change((_, _) => request.Asking = asking);
        if (request.HasLeft)
        {
            return;
        }

        (request.Leases, var pause) = await LimiterAdapter.AskAsync(limiters, request.Member, Clock, asking.Token).ConfigureAwait(false);
        if (request.Leases is null)
        {
            Change((admission, now) => admission.OnRefused(request, now + pause));
        }
    }

    /// <summary>Lives, also without any client, as long as what was sent counts: a timer holds on to it.</summary>
    private async Task KeepAsync()
    {
        var (pause, left) = (new Pause(Clock), TimeSpan.Zero);
        do
        {
            await pause.WaitAsync(left).ConfigureAwait(false);
            Change((admission, now) => _isKept = (left = admission.Limits.GetLastRelease() - now) > TimeSpan.Zero);
        }
        while (left > TimeSpan.Zero);
    }
}
