namespace TrueWatch.Polling;

/// <summary>
/// The pause of a key whose limit the service found exceeded. It grows while that repeats, and ends with one request
/// that tries whether the service answers again. Not thread-safe: the channel's lock guards it.
/// </summary>
internal sealed class ThrottlePause
{
    /// <summary>The first and the longest pause that no answer says otherwise.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly ExponentialDelayPolicy Growth = new(Shortest, Longest, factor: 2);

    private long _granted;
    private long _grantedBefore;
    private int _repetitions;
    private RequestPermit? _trial;

    /// <summary>The end of the pause; in the past when there is none.</summary>
    public TimeSpan End { get; private set; }

    /// <summary>Whether the one request that tries the service is under way, so that all others wait for it.</summary>
    public bool IsTrialRunning => _trial is not null;

    /// <summary>Whether the service refuses requests, as far as is known.</summary>
    public bool IsThrottled => Volatile.Read(ref _repetitions) > 0;

    /// <summary>Whether the pause lasts. Most keys never have one, and need not look at the clock.</summary>
    public bool IsPausing(MonotonicClock clock) => End > TimeSpan.Zero && clock.Now < End;

    public void OnGranted(RequestPermit permit)
    {
        permit.Number = ++_granted;
        if (IsThrottled)
        {
            _trial = permit;
        }
    }

    /// <summary>Notes that the service refused a request as one too many.</summary>
    public void OnThrottled(RequestPermit permit, TimeSpan? retryAfter, TimeSpan now)
    {
        // Of the requests that were under way together, the first refusal speaks for all.
        if (!IsThrottled || permit.Number > _grantedBefore)
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

    /// <summary>Notes that the service answered otherwise.</summary>
    public void OnAdmitted(RequestPermit permit)
    {
        if (permit.Number > _grantedBefore)
        {
            _repetitions = 0;
        }
    }

    /// <summary>Whether it is the one that tries the service. Needs no lock: who has a permit knows what it was granted as.</summary>
    public bool IsTrial(RequestPermit permit) => Volatile.Read(ref _trial) == permit;

    public void OnReturned(RequestPermit permit)
    {
        if (_trial == permit)
        {
            _trial = null;
        }
    }
}
