namespace TrueWatch.Polling;

/// <summary>The requests that were sent, as far back as a limit can look. A request counts from its beginning until one window after its
/// end, so that the limit holds at the service as well, whenever it arrived there. Not thread-safe: whoever has one guards it.</summary>
internal sealed class RequestHistory
{
    // Two clocks differ a little, and a service may count both ends of its window.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(10);

    // When the last ones ended, in the order in which they did.
    private readonly List<TimeSpan> _ends = [];

    // As many requests are known to a limit that is set later.
    private int _memory = 1024;
    private int _underWay;

    public void Remember(RequestLimit limit) => _memory = Math.Max(_memory, limit.Requests);

    public void Begin(int requests = 1) => _underWay += requests;

    /// <summary>Notes how many were sent of those that have begun: none, or more, where some were sent again.</summary>
    /// <returns>How many have begun and not ended.</returns>
    public int End(TimeSpan now, int sent, int begun = 1)
    {
        _underWay -= begun;

        // Two threads may note two ends the other way round.
        var end = _ends.Count > 0 && _ends[^1] > now ? _ends[^1] : now;
        for (; sent > 0; sent--)
        {
            _ends.Add(end);
        }

        if (_ends.Count > 2 * _memory)
        {
            _ends.RemoveRange(0, _ends.Count - _memory);
        }

        return _underWay;
    }

    /// <summary>When a limit allows so many further requests: in the past for at once.</summary>
    /// <returns>The time; <see cref="MonotonicClock.Never"/> as long as it depends on the end of a request.</returns>
    public TimeSpan GetDue(RequestLimit limit, int requests = 1)
    {
        var allowed = limit.Requests - _underWay - requests;
        return allowed < 0 ? MonotonicClock.Never
            : allowed >= _ends.Count ? TimeSpan.Zero
            : GetRelease(limit, _ends.Count - allowed - 1);
    }

    /// <summary>How many requests a limit allows at the moment; below zero where it was set when more had been sent.</summary>
    public int GetAvailable(RequestLimit limit, TimeSpan now) => limit.Requests - _underWay - (_ends.Count - FindFirstCounted(limit, now));

    /// <summary>When the next request counts no more.</summary>
    /// <returns>The time; <see cref="MonotonicClock.Never"/> where none counts that has ended.</returns>
    public TimeSpan GetNextRelease(RequestLimit limit, TimeSpan now)
        => FindFirstCounted(limit, now) is var first && first < _ends.Count ? GetRelease(limit, first) : MonotonicClock.Never;

    public TimeSpan GetLastRelease(RequestLimit limit) => _ends.Count == 0 ? TimeSpan.Zero : GetRelease(limit, _ends.Count - 1);

    /// <summary>How far apart polls should be so that what is available lasts until more comes free, and a call that comes in between does
    /// not wait for long: nothing while half of the limit is available, else at least an even share of the window.</summary>
    public TimeSpan GetSpacing(RequestLimit limit, TimeSpan now)
    {
        var available = Math.Max(0, GetAvailable(limit, now));
        var next = GetNextRelease(limit, now);
        var untilNext = next == MonotonicClock.Never ? limit.Window + Margin : next - now;
        return available * 2 > limit.Requests
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(Math.Max(untilNext.Ticks / (available + 1), limit.Window.Ticks / limit.Requests));
    }

    private TimeSpan GetRelease(RequestLimit limit, int place) => _ends[place] + limit.Window + Margin;

    private int FindFirstCounted(RequestLimit limit, TimeSpan now)
    {
        var (low, high) = (0, _ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = GetRelease(limit, middle) <= now ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
