namespace TrueWatch.Polling;

/// <summary>The budgets of the process, so that every client of a key at an endpoint uses the same one. A budget lives as long as a client
/// of it does, or requests of it count against its limits. Thread-safe.</summary>
internal static class BudgetRegistry
{
    private static readonly ConcurrentDictionary<(BudgetIdentity, TimeProvider), WeakReference<RequestBudget>> Budgets = new();

    internal static int Count => Budgets.Count;

    public static RequestBudget Get(BudgetIdentity identity, TimeProvider timeProvider)
    {
        var own = new RequestBudget(identity, timeProvider);
        RequestBudget? budget;
        while (!Budgets.GetOrAdd((identity, timeProvider), new WeakReference<RequestBudget>(own)).TryGetTarget(out budget))
        {
            Forget(identity, timeProvider);
        }

        GC.KeepAlive(own);
        return budget;
    }

    public static void Forget(BudgetIdentity identity, TimeProvider timeProvider)
    {
        if (Budgets.TryGetValue((identity, timeProvider), out var known) && !known.TryGetTarget(out _))
        {
            ((ICollection<KeyValuePair<(BudgetIdentity, TimeProvider), WeakReference<RequestBudget>>>)Budgets)
                .Remove(new((identity, timeProvider), known));
        }
    }
}
