namespace TrueWatch.Polling;

/// <summary>The pause of a key whose limit the service found exceeded. It grows while that repeats, and ends with a probe: one request that
/// shows whether the service answers again. Not thread-safe: the budget's lock guards it.</summary>
internal sealed class ThrottleBackoff
{
    private static readonly ExponentialDelayPolicy Growth = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), factor: 2);

    private long _granted;
    private long _grantedBefore;
    private long _probe;
    private int _repetitions;

    /// <summary>The end of the pause; in the past when there is none.</summary>
    public TimeSpan End { get; private set; }

    /// <summary>Whether all requests wait for a probe that is under way.</summary>
    public bool IsProbing => _probe > 0;

    /// <summary>Whether there was one that no response has ended yet. May be read without the lock.</summary>
    public bool IsOngoing => Volatile.Read(ref _repetitions) > 0;

    /// <summary>How long it still lasts: zero while a probe is under way; null when there is none.</summary>
    public TimeSpan? GetPause(TimeSpan now) => End > now ? End - now : IsProbing ? TimeSpan.Zero : null;

    /// <returns>Its number, which is greater than those of all before.</returns>
    public long Grant()
    {
        _granted++;
        _probe = _repetitions > 0 ? _granted : 0;
        return _granted;
    }

    public void OnReported(long request, bool isThrottled, TimeSpan? retryAfter, TimeSpan now)
    {
        if (!isThrottled)
        {
            _repetitions = request > _grantedBefore ? 0 : _repetitions;
            return;
        }

        // Of the requests that were under way together, the first refusal speaks for all.
        if (_repetitions == 0 || request > _grantedBefore)
        {
            _repetitions++;
            _grantedBefore = _granted;
            End = now + (retryAfter ?? Growth.GetDelay(_repetitions));
        }
        else if (now + retryAfter is { } end && end > End)
        {
            End = end;
        }
    }

    public void OnEnded(long request) => _probe = _probe == request ? 0 : _probe;
}
