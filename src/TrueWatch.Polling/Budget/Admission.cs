namespace TrueWatch.Polling;

/// <summary>The admission rule of a key: who sends the next request, and when. Final polls go first, then calls, then polls, each in the
/// order in which they came; while polls wait, every fifth permit is one of theirs, whatever calls there are. Not thread-safe: the lock of
/// the <see cref="RequestBudget"/> guards it.</summary>
internal sealed class Admission
{
    private const int CallsBetweenPolls = 4;

    private readonly LinkedList<PermitRequest> _finals = [];
    private readonly LinkedList<PermitRequest> _calls = [];
    private readonly LinkedList<PermitRequest> _polls = [];
    private int _callsInARow;
    private TimeSpan _nextPoll;
    private TimeSpan _nextQuestion;

    public BudgetLimits Limits { get; } = new();
    public ThrottleBackoff Throttle { get; } = new();

    /// <summary>On whose behalf limiters are asked, or have granted: it keeps its turn.</summary>
    public PermitRequest? Asking { get; set; }

    public PermitRequest? First => Asking
        ?? _finals.First?.Value
        ?? (_callsInARow < CallsBetweenPolls || _polls.Count == 0 ? _calls.First : null)?.Value
        ?? _polls.First?.Value;

    public void Add(PermitRequest request)
        => request.Place ??= request.HasLeft ? null : (request.IsPoll ? _polls : _calls).AddLast(request);

    public void Remove(PermitRequest request)
    {
        request.Place?.List!.Remove(request.Place);
        request.Place = null;
        Asking = Asking == request ? null : Asking;
    }

    /// <summary>Lets a poll go before all others, if it may go at once.</summary>
    public bool TryMakeFinal(PermitRequest request, TimeSpan now)
    {
        if (request.HasLeft || Throttle.IsProbing || (!IsFinal(request) && GetDue(_finals.Count + 1, isSpread: false) > now))
        {
            return false;
        }

        request.Place?.List!.Remove(request.Place);
        request.Place = _finals.AddLast(request);
        return true;
    }

    /// <summary>When somebody may go: in turn, after the pause of a throttle and not beside its probe, within every limit, not before a
    /// limiter wants to be asked again, and as a poll that no call waits behind, evenly spread.</summary>
    /// <returns>The time, in the past for at once; <see cref="MonotonicClock.Never"/> before something else happens.</returns>
    public TimeSpan GetDue(PermitRequest request) => request != First || Throttle.IsProbing
        ? MonotonicClock.Never
        : GetDue(requests: 1, isSpread: request.IsPoll && _calls.Count == 0 && !IsFinal(request));

    /// <summary>Whether a call may go at once that has not come yet: nobody waits, and nobody has to be asked.</summary>
    public bool IsOpen(TimeSpan now) => First is null && Limits.Limiters.Length == 0 && !Throttle.IsProbing
        && GetDue(requests: 1, isSpread: false) <= now;

    /// <summary>Notes that somebody goes who has waited, and whose request counts already.</summary>
    public void Admit(PermitRequest request, TimeSpan now)
    {
        request.HasLeft = true;
        Remove(request);
        _callsInARow = request.IsPoll || _polls.Count == 0 ? 0 : _callsInARow + 1;
        _nextPoll = request.IsPoll ? now + Limits.GetSpacing(now) : _nextPoll;
    }

    public void OnRefused(PermitRequest request, TimeSpan nextQuestion)
    {
        if (Asking == request)
        {
            (Asking, _nextQuestion) = (null, nextQuestion);
        }
    }

    public void OnEnded(long request, int sendings, TimeSpan now)
    {
        Throttle.OnEnded(request);
        Limits.History.End(now, sendings);

        // No poll has to keep a distance from what was not sent.
        _nextPoll = sendings > 0 ? _nextPoll : TimeSpan.Zero;
    }

    private bool IsFinal(PermitRequest request) => request.Place?.List == _finals;

    private TimeSpan GetDue(int requests, bool isSpread)
        => Latest(Limits.GetDue(requests), Latest(Throttle.End, Latest(_nextQuestion, isSpread ? _nextPoll : TimeSpan.Zero)));

    private static TimeSpan Latest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
