namespace TrueWatch.Polling;

/// <summary>How a <see cref="SharedPoll{TResult, TStatus}"/> stands: who takes part, when the next poll is due, what is on its way.
/// Thread-safe, and calls nobody within its lock.</summary>
internal sealed class SharedPollState<TResult, TStatus>(WaitSubscriber<TResult, TStatus> first, PermitRequest request, TimeSpan due)
    where TStatus : struct, Enum
{
    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly List<WaitSubscriber<TResult, TStatus>> _subscribers = [first];
    private PollingAnswer<TResult, TStatus>? _lastAnswer;
    private PollAttempt? _attempt;
    private PermitRequest _request = request;
    private TimeSpan _due = due;
    private TimeSpan _hintEnd;
    private TimeSpan _pace;
    private TimeSpan? _lastFinal;
    private bool _isFinal;
    private bool _isFaulty;
    private bool _isEnded;

    /// <summary>Who takes part, in the order in which they came.</summary>
    public WaitSubscriber<TResult, TStatus>[] Subscribers => Locked(() => _subscribers.ToArray());

    /// <summary>What asks for a permit, or is going to; null at the end.</summary>
    public PermitRequest? Request => Locked(() => _isEnded ? null : _request);

    /// <returns>Whether the subscriber takes part. Not after the end.</returns>
    public bool TryAdd(WaitSubscriber<TResult, TStatus> subscriber) => Locked(() =>
    {
        if (!_isEnded)
        {
            _subscribers.Add(subscriber);
        }

        return !_isEnded;
    });

    /// <summary>A subscriber leaves. With the last one comes the end.</summary>
    /// <returns>Whether it was the last one; what was on its way then, and what asks for a permit, or is going to.</returns>
    public (bool IsLast, PollAttempt? Attempt, PermitRequest Request) Remove(WaitSubscriber<TResult, TStatus> subscriber) => Locked(() =>
    {
        var isLast = _subscribers.Remove(subscriber) && _subscribers.Count == 0;
        _isEnded |= isLast;
        _attempt?.IsAbandoned |= isLast;
        return (isLast, isLast ? _attempt : null, _request);
    });

    public (PollAttempt? Attempt, PollingAnswer<TResult, TStatus>? LastAnswer, TimeSpan Due, TimeSpan HintEnd) GetLatest()
        => Locked(() => (_attempt, _lastAnswer, _due, _hintEnd));

    /// <summary>What can become a final poll: not while a poll is on its way, and only once in the time between two polls.</summary>
    public PermitRequest? FindFinal(WaitSubscriber<TResult, TStatus> subscriber, TimeSpan now)
        => Locked(() => _attempt is null && _subscribers.Contains(subscriber) && !(now - _lastFinal < _pace) ? _request : null);

    /// <summary>Lets what asks for a permit not pause any more, since it is for a final poll.</summary>
    public void SetFinal(PermitRequest request) => Locked(() => _isFinal |= _request == request);

    /// <summary>Lets the next poll be due earlier, but not before the service asks for it, and not after a fault.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryMoveUp(TimeSpan due) => Locked(() =>
    {
        var isEarlier = _attempt is null && !_isFaulty && due < _due && due >= _hintEnd;
        _due = isEarlier ? due : _due;
        return isEarlier;
    });

    public void BeginPause(PermitRequest request) => Locked(() => (_request, _isFinal) = (request, false));

    /// <summary>How long it is until the next poll asks for a permit; not above zero when it is time, or at the end.</summary>
    public TimeSpan GetPause(TimeSpan now) => Locked(() => _isFinal || _isEnded ? TimeSpan.Zero : _due - now);

    /// <returns>On whose behalf.</returns>
    public WaitSubscriber<TResult, TStatus>[] BeginAttempt(PollAttempt attempt, TimeSpan now) => Locked(() =>
    {
        (_attempt, _lastFinal) = (attempt, _isFinal ? now : _lastFinal);
        return _subscribers.ToArray();
    });

    /// <returns>Who is to be told.</returns>
    public WaitSubscriber<TResult, TStatus>[] EndAttempt(bool isTaskOver) => Locked(() =>
    {
        (_attempt, _isEnded) = (null, _isEnded || isTaskOver);
        return _subscribers.ToArray();
    });

    /// <summary>The service has answered, for those who come late as well.</summary>
    public void SetAnswer(PollingAnswer<TResult, TStatus> answer, TimeSpan due, TimeSpan delay, bool isHint)
        => Locked(() => (_lastAnswer, _pace, _due, _hintEnd, _isFaulty) = (answer, delay, due, isHint ? due : TimeSpan.Zero, false));

    /// <summary>A poll has failed, or was not sent: it is due again, by a hint of the service or not.</summary>
    public void SetDue(TimeSpan due, bool isHint = false, bool isFaulty = false)
        => Locked(() => (_due, _hintEnd, _isFaulty) = (due, isHint ? due : TimeSpan.Zero, _isFaulty || isFaulty));

    private T Locked<T>(Func<T> change)
    {
        lock (_lock)
        {
            return change();
        }
    }
}
