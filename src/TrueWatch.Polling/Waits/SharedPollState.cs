using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>
/// How a <see cref="SharedPoll{TResult, TStatus}"/> stands: who takes part, when the next poll is due, what is on its way.
/// Thread-safe, and calls nobody within its lock.
/// </summary>
/// <param name="first">The first subscriber.</param>
/// <param name="request">What asks for the first permit.</param>
/// <param name="due">When the first poll is due.</param>
internal sealed class SharedPollState<TResult, TStatus>(WaitSubscriber<TResult, TStatus> first, PermitRequest request, TimeSpan due)
    where TStatus : struct, Enum
{
    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly List<WaitSubscriber<TResult, TStatus>> _subscribers = [first];
    private StrongBox<PollingAnswer<TResult, TStatus>>? _lastAnswer;
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
    public WaitSubscriber<TResult, TStatus>[] Subscribers
    {
        get
        {
            lock (_lock)
            {
                return [.. _subscribers];
            }
        }
    }

    /// <returns>Whether the subscriber takes part. Not after the end.</returns>
    public bool TryAdd(WaitSubscriber<TResult, TStatus> subscriber)
    {
        lock (_lock)
        {
            if (!_isEnded)
            {
                _subscribers.Add(subscriber);
            }

            return !_isEnded;
        }
    }

    /// <summary>A subscriber leaves. With the last one comes the end.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="attempt">What was on its way.</param>
    /// <param name="request">What asks for a permit, or is going to.</param>
    /// <returns>Whether it was the last one.</returns>
    public bool Remove(WaitSubscriber<TResult, TStatus> subscriber, out PollAttempt? attempt, out PermitRequest request)
    {
        lock (_lock)
        {
            (attempt, request) = (_attempt, _request);
            if (!_subscribers.Remove(subscriber) || _subscribers.Count > 0)
            {
                return false;
            }

            _isEnded = true;
            attempt?.IsAbandoned = true;
            return true;
        }
    }

    /// <summary>What somebody gets who comes late.</summary>
    public (PollAttempt? Attempt, PollingAnswer<TResult, TStatus>? LastAnswer, TimeSpan Due, TimeSpan HintEnd) GetLatest()
    {
        lock (_lock)
        {
            return (_attempt, _lastAnswer?.Value, _due, _hintEnd);
        }
    }

    /// <summary>What can become a final poll: not while a poll is on its way, and only once in the time between two polls.</summary>
    public PermitRequest? FindFinal(WaitSubscriber<TResult, TStatus> subscriber, TimeSpan now)
    {
        lock (_lock)
        {
            var isPossible = _attempt is null && _subscribers.Contains(subscriber) && !(now - _lastFinal < _pace);
            return isPossible ? _request : null;
        }
    }

    /// <summary>Lets what asks for a permit not pause any more, since it is for a final poll.</summary>
    public void SetFinal(PermitRequest request)
    {
        lock (_lock)
        {
            _isFinal |= _request == request;
        }
    }

    /// <summary>Lets the next poll be due earlier, but not before the service asks for it, and not after a fault.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryMoveUp(TimeSpan due)
    {
        lock (_lock)
        {
            var isEarlier = _attempt is null && !_isFaulty && due < _due && due >= _hintEnd;
            _due = isEarlier ? due : _due;
            return isEarlier;
        }
    }

    /// <summary>A pause begins, after which a poll asks for a permit.</summary>
    public void BeginPause(PermitRequest request)
    {
        lock (_lock)
        {
            (_request, _isFinal) = (request, false);
        }
    }

    /// <summary>How long it is until the next poll asks for a permit; null at the end.</summary>
    public TimeSpan? GetPause(TimeSpan now, out PermitRequest request)
    {
        lock (_lock)
        {
            request = _request;
            return _isEnded ? null : _isFinal || _due <= now ? TimeSpan.Zero : _due - now;
        }
    }

    /// <summary>A poll begins.</summary>
    /// <returns>On whose behalf.</returns>
    public WaitSubscriber<TResult, TStatus>[] BeginAttempt(PollAttempt attempt, TimeSpan now)
    {
        lock (_lock)
        {
            (_attempt, _lastFinal) = (attempt, _isFinal ? now : _lastFinal);
            return [.. _subscribers];
        }
    }

    /// <summary>A poll has ended, and with it perhaps the task.</summary>
    /// <returns>Who is to be told.</returns>
    public WaitSubscriber<TResult, TStatus>[] EndAttempt(bool isTaskOver)
    {
        lock (_lock)
        {
            _attempt = null;
            _isEnded |= isTaskOver;
            return [.. _subscribers];
        }
    }

    /// <summary>The service has answered.</summary>
    /// <param name="answer">The answer, for those who come late.</param>
    /// <param name="due">When the next poll is due.</param>
    /// <param name="delay">How long that is.</param>
    /// <param name="isHint">Whether the service asks for it.</param>
    public void SetAnswer(PollingAnswer<TResult, TStatus> answer, TimeSpan due, TimeSpan delay, bool isHint)
    {
        lock (_lock)
        {
            (_lastAnswer, _pace) = (new(answer), delay);
            (_due, _hintEnd, _isFaulty) = (due, isHint ? due : TimeSpan.Zero, false);
        }
    }

    /// <summary>A poll has failed, or was not sent.</summary>
    /// <param name="due">When the next one is due.</param>
    /// <param name="isHint">Whether the service asks for it.</param>
    /// <param name="isFaulty">Whether it was a transient fault; as it was before by default.</param>
    public void SetDue(TimeSpan due, bool isHint = false, bool isFaulty = false)
    {
        lock (_lock)
        {
            (_due, _hintEnd, _isFaulty) = (due, isHint ? due : TimeSpan.Zero, _isFaulty || isFaulty);
        }
    }
}
