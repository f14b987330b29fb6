namespace TrueWatch.Polling;

/// <summary>
/// The budgets of the process, so that every client of a key at an endpoint uses the same one. A budget lives as long as a
/// client of it does, or requests of it count against its limits. Thread-safe.
/// </summary>
internal static class BudgetRegistry
{
    // Guards what follows.
    private static readonly Lock Guard = new();
    private static readonly Dictionary<(BudgetIdentity, TimeProvider), WeakReference<RequestBudget>> Budgets = [];

    /// <summary>How many budgets there are.</summary>
    internal static int Count
    {
        get
        {
            lock (Guard)
            {
                return Budgets.Count;
            }
        }
    }

    public static RequestBudget Get(BudgetIdentity identity, TimeProvider timeProvider)
    {
        // Made outside of the lock, since it reads the clock.
        var budget = new RequestBudget(identity, timeProvider);
        lock (Guard)
        {
            if (Budgets.TryGetValue((identity, timeProvider), out var reference) && reference.TryGetTarget(out var known))
            {
                return known;
            }

            Budgets[(identity, timeProvider)] = new WeakReference<RequestBudget>(budget);
            return budget;
        }
    }

    /// <summary>Forgets a budget that is gone.</summary>
    public static void Forget(BudgetIdentity identity, TimeProvider timeProvider)
    {
        lock (Guard)
        {
            if (Budgets.TryGetValue((identity, timeProvider), out var reference) && !reference.TryGetTarget(out _))
            {
                Budgets.Remove((identity, timeProvider));
            }
        }
    }
}
