using System.Threading.RateLimiting;

namespace TrueWatch.Polling;

/// <summary>
/// One key at one endpoint: the queue in front of its limits. Other requests go before polls, and polls in the order in
/// which they came. Thread-safe.
/// </summary>
internal sealed class PollingChannel
{
    private readonly Lock _lock = new();
    private readonly PermitRequestQueue _queue = new();
    private readonly ThrottlePause _throttle = new();
    private readonly ChannelLimits _limits;
    private readonly PermitAcquisition _acquisition;
    private readonly Alarm _alarm;
    private RateLimitLease[]? _held;
    private TimeSpan _nextPoll;
    private bool _isServing;

    public PollingChannel(ChannelIdentity identity, TimeProvider timeProvider)
    {
        Identity = identity;
        Clock = MonotonicClock.Of(timeProvider);
        _limits = new ChannelLimits(this, timeProvider);
        _acquisition = new PermitAcquisition(_limits);
        _alarm = new CallbackAlarm(Serve);
        Attempts = new PollAttempts(Clock);
        Flights = new FlightRegistry(this);
    }

    public ChannelIdentity Identity { get; }

    public MonotonicClock Clock { get; }

    public PollAttempts Attempts { get; }

    public FlightRegistry Flights { get; }

    public bool IsThrottled
    {
        get
        {
            lock (_lock)
            {
                return _throttle.IsPausing(Clock) || _throttle.IsTrialRunning;
            }
        }
    }

    /// <summary>Adds limits to those that hold already.</summary>
    public void Require(RequestLimit? limit, IEnumerable<RateLimiter> limiters) => _limits.Add(limit, limiters);

    /// <summary>A permit that is free at once; <see langword="null"/> when none is.</summary>
    public RequestPermit? TryAcquire()
    {
        lock (_lock)
        {
            if (!AreCallsFree)
            {
                return null;
            }
        }

        // Not within the lock: a limiter may be somebody else's.
        if (_limits.TryAcquire() is not { } leases)
        {
            return null;
        }

        lock (_lock)
        {
            return Permit(leases);
        }
    }

    /// <summary>
    /// A permit for a call, when one is free without waiting or asking anybody; <see langword="null"/> when the call has to
    /// queue.
    /// </summary>
    public RequestPermit? TryAcquireForCall()
    {
        RequestPermit permit;
        lock (_lock)
        {
            if (!_limits.AreLocal || !AreCallsFree || _limits.TryAcquire() is not { } leases)
            {
                return null;
            }

            permit = Permit(leases);
        }

        PollingTelemetry.OnBudgetWait(TimeSpan.Zero);
        return permit;
    }

    /// <summary>
    /// A permit for a poll, when one is free without waiting or asking anybody, and nobody was there before;
    /// <see langword="null"/> when the poll has to queue.
    /// </summary>
    public RequestPermit? TryAcquireForPoll()
    {
        RequestPermit permit;
        lock (_lock)
        {
            var now = Clock.Now;
            if (!_limits.AreLocal || !_queue.IsEmpty || _isServing || _held is not null || _throttle.IsTrialRunning
                || now < _throttle.End || now < _nextPoll || _limits.TryAcquire() is not { } leases)
            {
                return null;
            }

            permit = Permit(leases);
            _nextPoll = now + _limits.GetSpacing();
        }

        PollingTelemetry.OnBudgetWait(TimeSpan.Zero);
        return permit;
    }

    /// <summary>Serves somebody in the queue before all others, with a permit that is free at once.</summary>
    /// <returns>Whether the request has a permit.</returns>
    public bool TryServe(PermitRequest request)
    {
        if (TryAcquire() is not { } permit)
        {
            return request.IsGranted;
        }

        bool isQueued;
        lock (_lock)
        {
            isQueued = PermitRequestQueue.TryRemove(request);
        }

        if (isQueued)
        {
            request.Grant(permit);
        }
        else
        {
            permit.Return(isUsed: false);
        }

        return true;
    }

    /// <summary>Joins the queue.</summary>
    public void Enqueue(PermitRequest request)
    {
        lock (_lock)
        {
            _queue.Add(request);
        }

        Serve();
    }

    /// <summary>Leaves the queue, if the permit has not been granted yet.</summary>
    public void Cancel(PermitRequest request, CancellationToken cancellationToken)
    {
        RateLimitLease[]? unused = null;
        lock (_lock)
        {
            if (!PermitRequestQueue.TryRemove(request))
            {
                return;
            }

            if (_queue.IsEmpty)
            {
                unused = TakeHeld();
                _acquisition.Cancel();
            }
        }

        ChannelLimits.Return(unused ?? []);
        request.Cancel(cancellationToken);
    }

    public void OnThrottled(RequestPermit permit, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            _throttle.OnThrottled(permit, retryAfter, Clock.Now);
        }
    }

    public void OnAdmitted(RequestPermit permit)
    {
        // A refusal that is being reported right now is of a later request than this one, or of one sent beside it.
        if (!_throttle.IsThrottled)
        {
            return;
        }

        lock (_lock)
        {
            _throttle.OnAdmitted(permit);
        }
    }

    public void OnReturned(RequestPermit permit)
    {
        // All others give way to the one that tries the service, and only to that.
        if (!_throttle.IsTrial(permit))
        {
            return;
        }

        lock (_lock)
        {
            _throttle.OnReturned(permit);
        }

        Serve();
    }

    private bool AreCallsFree => !_throttle.IsPausing(Clock) && !_throttle.IsTrialRunning && !_queue.HasCalls;

    private void Serve()
    {
        lock (_lock)
        {
            if (_isServing || !IsDue())
            {
                return;
            }

            _isServing = true;
        }

        ExecutionFlow.RunClean(static channel => _ = ((PollingChannel)channel!).ServeAsync(), this);
    }

    private async Task ServeAsync()
    {
        do
        {
            try
            {
                if ((TakeHeld() ?? await _acquisition.AcquireAsync().ConfigureAwait(false)) is { } leases)
                {
                    Grant(leases);
                }
            }
            catch (Exception exception)
            {
                // A limiter of somebody else's failed: the one who comes next hears of it.
                TakeFirst()?.Fail(exception);
            }
        }
        while (ContinuesServing());
    }

    private bool ContinuesServing()
    {
        lock (_lock)
        {
            return _isServing = IsDue();
        }
    }

    private RateLimitLease[]? TakeHeld()
    {
        lock (_lock)
        {
            var held = _held;
            _held = null;
            return held;
        }
    }

    /// <summary>Whether a permit can be handed out now; if it can be later, the alarm is set.</summary>
    private bool IsDue()
    {
        if (_queue.IsEmpty || _throttle.IsTrialRunning)
        {
            return false;
        }

        var due = !_queue.HasCalls && _nextPoll > _throttle.End ? _nextPoll : _throttle.End;
        if (due <= Clock.Now)
        {
            return true;
        }

        Clock.Set(_alarm, due);
        return false;
    }

    private void Grant(RateLimitLease[] leases)
    {
        PermitRequest request;
        RequestPermit permit;
        lock (_lock)
        {
            if (_queue.IsEmpty || !IsDue())
            {
                // Nobody is left, or the service has refused something in the meantime.
                _held = _queue.IsEmpty ? null : leases;
                ChannelLimits.Return(_queue.IsEmpty ? leases : []);
                return;
            }

            request = TakeFirst()!;
            permit = Permit(leases);
            if (request.IsPoll)
            {
                _nextPoll = Clock.Now + _limits.GetSpacing();
            }
        }

        request.Grant(permit);
    }

    /// <summary>Called within the lock.</summary>
    private RequestPermit Permit(RateLimitLease[] leases)
    {
        var permit = new RequestPermit(this, leases);
        _throttle.OnGranted(permit);
        return permit;
    }

    private PermitRequest? TakeFirst()
    {
        lock (_lock)
        {
            return _queue.TakeFirst();
        }
    }
}
