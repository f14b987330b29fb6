namespace TrueWatch.Polling;

/// <summary>
/// That a connection takes part in the budget of its key. It ends with the connection, which may have nobody to close it.
/// Thread-safe.
/// </summary>
internal sealed class BudgetMembership
{
    private int _hasLeft;

    public BudgetMembership(RequestBudget budget, BudgetMember member)
    {
        (Budget, Member) = (budget, member);
        budget.Join(member);
    }

    ~BudgetMembership() => Leave();

    public RequestBudget Budget { get; }

    public BudgetMember Member { get; }

    /// <summary>Takes what the connection has brought out of the budget.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
        {
            Budget.Leave(Member);
        }
    }
}
