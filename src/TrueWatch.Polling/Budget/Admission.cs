namespace TrueWatch.Polling;

/// <summary>
/// The admission rule of a key: who sends the next request, and when. Final polls go first, then calls, then polls, each in
/// the order in which they came; while polls wait, every fifth permit is one of theirs, whatever calls there are. Not
/// thread-safe: the lock of the <see cref="RequestBudget"/> guards it.
/// </summary>
internal sealed class Admission
{
    private const int CallsBetweenPolls = 4;

    private readonly List<PermitRequest> _finals = [];
    private readonly LinkedList<PermitRequest> _calls = [];
    private readonly LinkedList<PermitRequest> _polls = [];
    private int _callsInARow;
    private TimeSpan _nextPoll;

    public BudgetLimits Limits { get; } = new();

    public ThrottleBackoff Throttle { get; } = new();

    /// <summary>When a limiter that has refused wants to be asked again.</summary>
    public TimeSpan NextQuestion { get; set; }

    /// <summary>On whose behalf limiters are asked, or have granted: it keeps its turn.</summary>
    public PermitRequest? Asking { get; set; }

    /// <summary>Whose turn it is.</summary>
    public PermitRequest? First
        => Asking
            ?? (_finals.Count > 0 ? _finals[0] : null)
            ?? (_callsInARow < CallsBetweenPolls || _polls.Count == 0 ? _calls.First : null)?.Value
            ?? _polls.First?.Value;

    public void Add(PermitRequest request) => request.Place = (request.IsPoll ? _polls : _calls).AddLast(request);

    public void Remove(PermitRequest request)
    {
        request.Place?.List!.Remove(request.Place);
        request.Place = null;
        _finals.Remove(request);
        Asking = Asking == request ? null : Asking;
    }

    /// <summary>Lets a poll go at once, or not at all for now.</summary>
    public void MakeFinal(PermitRequest request)
    {
        if (!request.HasLeft)
        {
            _finals.Add(request);
        }
    }

    /// <returns>Whether it was a final poll; from now on it is not.</returns>
    public bool Refuse(PermitRequest request) => _finals.Remove(request);

    /// <summary>
    /// When somebody may go: in turn, after the pause of a throttle and not beside its probe, within every limit, not before
    /// a limiter wants to be asked again, and as a poll that no call waits behind, evenly spread.
    /// </summary>
    /// <returns>The time, in the past for at once; <see cref="MonotonicClock.Never"/> before something else happens.</returns>
    public TimeSpan GetDue(PermitRequest request) => request != First || Throttle.IsProbing
        ? MonotonicClock.Never
        : GetDue(isSpread: request.IsPoll && _calls.Count == 0 && !_finals.Contains(request));

    /// <summary>Whether a call may go at once that has not come yet: nobody waits, and nobody has to be asked.</summary>
    public bool IsOpen(TimeSpan now)
        => First is null && Limits.Limiters.Length == 0 && !Throttle.IsProbing && GetDue(isSpread: false) <= now;

    /// <summary>Notes that somebody goes who has waited, and whose request counts already.</summary>
    public void Admit(PermitRequest request, TimeSpan now)
    {
        request.HasLeft = true;
        Remove(request);
        _callsInARow = request.IsPoll || _polls.Count == 0 ? 0 : _callsInARow + 1;
        if (request.IsPoll)
        {
            _nextPoll = now + Limits.GetSpacing(now);
        }
    }

    /// <summary>Notes how often was sent what was admitted, when that is over.</summary>
    public void OnSent(int times, TimeSpan now)
    {
        Limits.History.End(now, times);

        // No poll has to keep a distance from what was not sent.
        _nextPoll = times > 0 ? _nextPoll : TimeSpan.Zero;
    }

    private TimeSpan GetDue(bool isSpread)
        => Latest(Limits.GetDue(), Latest(Throttle.End, Latest(NextQuestion, isSpread ? _nextPoll : TimeSpan.Zero)));

    private static TimeSpan Latest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
