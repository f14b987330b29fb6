using System.Collections.Concurrent;

namespace TrueWatch.Polling;

/// <summary>
/// The permits of the polls that are under way, by the tokens that the polls are called with: the client that is handed the
/// token asks for the permit with it. Thread-safe.
/// </summary>
internal static class PollPermits
{
    private static readonly ConcurrentDictionary<CancellationToken, RequestPermit> Permits = new();

    /// <summary>How many polls are under way.</summary>
    internal static int Count => Permits.Count;

    /// <summary>Lets a client find the permit.</summary>
    public static void Add(RequestPermit permit, CancellationToken poll) => Permits[poll] = permit;

    public static void Remove(CancellationToken poll) => Permits.TryRemove(poll, out _);

    /// <summary>The permit of a poll, once.</summary>
    /// <returns>The permit; null where the token is no poll's, or the poll has sent a request already.</returns>
    public static RequestPermit? Take(BudgetIdentity identity, CancellationToken poll)
        => poll.CanBeCanceled && Permits.TryGetValue(poll, out var permit) && permit.Identity == identity && permit.TryTake()
            ? permit
            : null;
}
