using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// One key at one endpoint: who may send a request, and when. Within its lock it counts and decides; limiters are asked,
/// and those who wait go on, outside of it. Thread-safe.
/// </summary>
internal sealed class RequestBudget(BudgetIdentity identity, TimeProvider timeProvider)
{
    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly Admission _admission = new();
    private bool _isKept;

    ~RequestBudget() => BudgetRegistry.Forget(identity, timeProvider);

    public BudgetIdentity Identity => identity;

    /// <summary>The clock of the budget, and of the polls over it.</summary>
    public MonotonicClock Clock { get; } = new(timeProvider);

    /// <summary>How long a throttle still lasts: zero while a probe is under way; null when there is none.</summary>
    public TimeSpan? GetThrottle()
    {
        var now = Clock.Now;
        lock (_lock)
        {
            var throttle = _admission.Throttle;
            return throttle.End > now ? throttle.End - now : throttle.IsProbing ? TimeSpan.Zero : null;
        }
    }

    /// <summary>Adds what a connection brings to the limits. What was sent before counts.</summary>
    public void Join(BudgetMember member)
    {
        lock (_lock)
        {
            _admission.Limits.Add(member);
        }
    }

    /// <summary>Takes away what a connection has brought, unless another one has brought it as well.</summary>
    public void Leave(BudgetMember member)
    {
        lock (_lock)
        {
            _admission.Limits.Remove(member);
        }

        WakeNext();
    }

    /// <summary>A permit for a call, where nobody waits for one and none has to be asked for; else null.</summary>
    public RequestPermit? TryAcquire()
    {
        var now = Clock.Now;
        lock (_lock)
        {
            return _admission.IsOpen(now) ? Grant(isPoll: false, []) : null;
        }
    }

    /// <summary>Waits for a permit: for the turn, for the time, and for limiters.</summary>
    /// <returns>The permit; null when the request has left.</returns>
    /// <exception cref="RequestLimiterException">A limiter failed.</exception>
    public async ValueTask<RequestPermit?> AcquireAsync(PermitRequest request)
    {
        lock (_lock)
        {
            if (!request.HasLeft)
            {
                _admission.Add(request);
            }
        }

        RateLimitLease[]? leases = null;
        try
        {
            while (TryGo(request, ref leases, out var permit, out var pause, out var limiters))
            {
                if (permit is not null)
                {
                    return permit;
                }

                if (pause > TimeSpan.Zero)
                {
                    await request.Pause.WaitAsync(pause).ConfigureAwait(false);
                }
                else
                {
                    leases = await AskAsync(request, limiters).ConfigureAwait(false);
                }
            }

            return null;
        }
        finally
        {
            Leave(request);
            LimiterAdapter.Release(leases ?? [], isSent: false);
        }
    }

    /// <summary>Lets a request leave the queue, unless it has its permit.</summary>
    public void Leave(PermitRequest request)
    {
        bool wasThere;
        CancellationTokenSource? asking;
        lock (_lock)
        {
            (wasThere, asking) = (!request.HasLeft, request.Asking);
            request.HasLeft = true;
            _admission.Remove(request);
        }

        if (wasThere)
        {
            // What a limiter does then is its own, and may block.
            ThreadPool.UnsafeQueueUserWorkItem(static asking => ((CancellationTokenSource?)asking)?.Cancel(), asking);
            request.Pause.End();
            WakeNext();
        }
    }

    /// <summary>Makes the request of a poll that waits a final one.</summary>
    public void MakeFinal(PermitRequest request)
    {
        lock (_lock)
        {
            _admission.MakeFinal(request);
        }

        request.Pause.End();
    }

    /// <summary>Notes whether the service refused a request as one too many, and for how long if it says so.</summary>
    public void OnReported(RequestPermit permit, bool isThrottled, TimeSpan? retryAfter = null)
    {
        var now = Clock.Now;
        lock (_lock)
        {
            _admission.Throttle.OnReported(permit.Number, isThrottled, retryAfter, now);
        }
    }

    /// <summary>Notes how often a request was sent with a permit, when that is over.</summary>
    public void OnSent(int times)
    {
        var now = Clock.Now;
        bool begins;
        PermitRequest? next;
        lock (_lock)
        {
            _admission.OnSent(times, now);
            begins = !_isKept && _admission.Limits.GetLastRelease() > now;
            (_isKept, next) = (_isKept || begins, _admission.First);
        }

        next?.Pause.End();
        if (begins)
        {
            ExecutionFlow.RunClean(static budget => _ = ((RequestBudget)budget!).KeepAsync(), this);
        }
    }

    /// <summary>Notes that a request is over, whatever was said of it.</summary>
    public void OnEnded(RequestPermit permit)
    {
        PermitRequest? next;
        lock (_lock)
        {
            next = _admission.Throttle.OnEnded(permit.Number) ? _admission.First : null;
        }

        next?.Pause.End();
    }

    /// <summary>Called within the lock.</summary>
    private RequestPermit Grant(bool isPoll, RateLimitLease[] leases)
    {
        _admission.Limits.History.Begin();
        return new RequestPermit(this, _admission.Throttle.Grant(), isPoll, leases);
    }

    /// <summary>Decides what comes next for somebody who waits: the permit, a pause, or a question to limiters.</summary>
    /// <returns>Whether it still waits.</returns>
    private bool TryGo(
        PermitRequest request, ref RateLimitLease[]? leases, out RequestPermit? permit, out TimeSpan pause, out RateLimiter[] limiters)
    {
        permit = null;
        pause = TimeSpan.Zero;
        var isRefused = false;
        var now = Clock.Now;
        lock (_lock)
        {
            limiters = _admission.Limits.Limiters;
            if (request.HasLeft)
            {
                return false;
            }

            var due = _admission.GetDue(request);
            if (due > now)
            {
                isRefused = _admission.Refuse(request);
                pause = due == MonotonicClock.Never ? due : due - now;
            }
            else if (leases is not null || limiters.Length == 0)
            {
                permit = Grant(request.IsPoll, leases ?? []);
                _admission.Admit(request, now);
                leases = null;
            }
            else
            {
                _admission.Asking = request;
            }
        }

        if (permit is not null || isRefused)
        {
            WakeNext();
        }

        (isRefused ? request.Refused : null)?.Invoke();
        return true;
    }

    /// <returns>The leases; null where a limiter has refused.</returns>
    private async Task<RateLimitLease[]?> AskAsync(PermitRequest request, RateLimiter[] limiters)
    {
        var asking = new CancellationTokenSource();
        lock (_lock)
        {
            if (request.HasLeft)
            {
                return null;
            }

            request.Asking = asking;
        }

        var response = await LimiterAdapter.AskAsync(limiters, request.Member, Clock, asking.Token).ConfigureAwait(false);
        if (response.Fault is { } fault)
        {
            throw new RequestLimiterException($"A limiter of the budget failed, and nothing was sent. {fault.Message}", fault);
        }

        if (response.Leases is { } leases)
        {
            return leases;
        }

        var now = Clock.Now;
        lock (_lock)
        {
            _admission.Asking = null;
            _admission.NextQuestion = now + response.RetryAfter;
        }

        return null;
    }

    /// <summary>Lets the one whose turn it is look again.</summary>
    private void WakeNext()
    {
        PermitRequest? next;
        lock (_lock)
        {
            next = _admission.First;
        }

        next?.Pause.End();
    }

    /// <summary>Lives, also without any client, as long as what was sent counts: a timer holds on to it.</summary>
    private async Task KeepAsync()
    {
        var pause = new Pause(Clock);
        while (GetTimeToLive() is var time && time > TimeSpan.Zero)
        {
            await pause.WaitAsync(time).ConfigureAwait(false);
        }
    }

    private TimeSpan GetTimeToLive()
    {
        var now = Clock.Now;
        lock (_lock)
        {
            var time = _admission.Limits.GetLastRelease() - now;
            _isKept = time > TimeSpan.Zero;
            return time;
        }
    }
}
