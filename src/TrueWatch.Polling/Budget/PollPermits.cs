namespace TrueWatch.Polling;

/// <summary>The permits of the polls under way, by the tokens that clients are called with, and ask for them with. Thread-safe.</summary>
internal static class PollPermits
{
    private static readonly ConcurrentDictionary<CancellationToken, RequestPermit> Permits = new();

    internal static int Count => Permits.Count;

    public static void Add(RequestPermit permit, CancellationToken poll) => Permits[poll] = permit;

    public static void Remove(CancellationToken poll) => Permits.TryRemove(poll, out _);

    /// <returns>The permit; null where the token is no poll's, or the poll has sent a request already.</returns>
    public static RequestPermit? Take(BudgetIdentity identity, CancellationToken poll)
        => poll.CanBeCanceled && Permits.TryGetValue(poll, out var permit) && permit.Identity == identity && permit.TryTake()
            ? permit
            : null;
}
