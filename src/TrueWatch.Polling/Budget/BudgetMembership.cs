namespace TrueWatch.Polling;

/// <summary>
/// That a connection takes part in the budget of its key. It ends with the connection, which may have nobody to close it.
/// Thread-safe.
/// </summary>
internal sealed class BudgetMembership
{
    // Guards what follows.
    private readonly Lock _lock = new();
    private bool _isJoined;

    private readonly BudgetMember _member;

    public BudgetMembership(RequestBudget budget, BudgetMember member)
    {
        Budget = budget;
        _member = member;
        Join();
    }

    ~BudgetMembership() => Leave();

    public RequestBudget Budget { get; }

    /// <summary>Makes somebody who wants to send a request.</summary>
    /// <param name="isPoll">Whether it is a poll.</param>
    /// <param name="refused">Is called when it was a final poll, and could not go at once.</param>
    public PermitRequest CreateRequest(bool isPoll, Action? refused = null)
    {
        // A client that is closed and used all the same keeps to its limits.
        Join();
        return new PermitRequest(Budget.Clock, _member, isPoll) { Refused = refused };
    }

    /// <summary>A permit for a call, where nobody waits for one; else null.</summary>
    public RequestPermit? TryAcquire()
    {
        Join();
        if (Budget.TryAcquire() is not { } permit)
        {
            return null;
        }

        PollingTelemetry.OnBudgetWait(TimeSpan.Zero);
        return permit;
    }

    /// <summary>Takes what the connection has brought out of the budget.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (_isJoined)
            {
                _isJoined = false;
                Budget.Leave(_member);
            }
        }
    }

    private void Join()
    {
        if (Volatile.Read(ref _isJoined))
        {
            return;
        }

        lock (_lock)
        {
            if (!_isJoined)
            {
                _isJoined = true;
                Budget.Join(_member);
            }
        }
    }
}
