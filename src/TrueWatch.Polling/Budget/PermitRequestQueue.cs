namespace TrueWatch.Polling;

/// <summary>
/// Those who wait for a permit: calls go before polls, and each in the order in which they came. Not thread-safe.
/// </summary>
internal sealed class PermitRequestQueue
{
    private readonly LinkedList<PermitRequest> _calls = [];
    private readonly LinkedList<PermitRequest> _polls = [];

    public bool IsEmpty => !HasCalls && _polls.Count == 0;

    public bool HasCalls => _calls.Count > 0;

    public void Add(PermitRequest request) => (request.IsPoll ? _polls : _calls).AddLast(request.Place);

    /// <returns>Whether it was there.</returns>
    public static bool TryRemove(PermitRequest request)
    {
        if (request.Place.List is not { } queue)
        {
            return false;
        }

        queue.Remove(request.Place);
        return true;
    }

    public PermitRequest? TakeFirst()
    {
        var first = _calls.First ?? _polls.First;
        first?.List!.Remove(first);
        return first?.Value;
    }
}
