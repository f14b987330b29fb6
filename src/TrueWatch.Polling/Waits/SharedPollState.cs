using System.Runtime.CompilerServices;

namespace TrueWatch.Polling;

/// <summary>
/// How a <see cref="SharedPoll{TResult, TStatus}"/> stands: who takes part, when the next poll is due, what is on its way.
/// Thread-safe, and calls nobody within its lock.
/// </summary>
/// <param name="first">The first subscriber.</param>
/// <param name="now">The time.</param>
internal sealed class SharedPollState<TResult, TStatus>(WaitSubscriber<TResult, TStatus> first, TimeSpan now)
    where TStatus : struct, Enum
{
    // Guards what follows.
    private readonly Lock _lock = new();
    private readonly List<WaitSubscriber<TResult, TStatus>> _subscribers = [first];
    private readonly List<WaitSubscriber<TResult, TStatus>> _finals = first.State.IsFinal ? [first] : [];
    private StrongBox<PollingAnswer<TResult, TStatus>>? _lastAnswer;
    private PollAttempt? _attempt;
    private PermitRequest? _request;
    private TimeSpan _due = now + first.State.FirstPoll;
    private TimeSpan _hintEnd;
    private TimeSpan _pace;
    private TimeSpan? _lastFinal;
    private int _consecutiveFaults;
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

    /// <summary>When the next poll is due.</summary>
    public TimeSpan Due
    {
        get
        {
            lock (_lock)
            {
                return _due;
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
    /// <param name="request">What was queued.</param>
    /// <returns>Whether it was the last one.</returns>
    public bool Remove(WaitSubscriber<TResult, TStatus> subscriber, out PollAttempt? attempt, out PermitRequest? request)
    {
        lock (_lock)
        {
            (attempt, request) = (_attempt, _request);
            _finals.Remove(subscriber);
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

    /// <summary>
    /// Asks for a final poll: not while a poll is on its way, and only once in the time between two polls.
    /// </summary>
    /// <param name="subscriber">Whose time is up.</param>
    /// <param name="now">The time.</param>
    /// <param name="queued">What waits for a permit; null when nothing does.</param>
    /// <returns>Whether the subscriber is going to be told of it.</returns>
    public bool TryAddFinal(WaitSubscriber<TResult, TStatus> subscriber, TimeSpan now, out PermitRequest? queued)
    {
        lock (_lock)
        {
            queued = _request;
            if (_attempt is not null || !_subscribers.Contains(subscriber) || now - _lastFinal < _pace)
            {
                return false;
            }

            _finals.Add(subscriber);
            return true;
        }
    }

    /// <summary>Those who want a final poll, and do not get one.</summary>
    public WaitSubscriber<TResult, TStatus>[] RefuseFinals()
    {
        lock (_lock)
        {
            WaitSubscriber<TResult, TStatus>[] refused = [.. _finals];
            _finals.Clear();
            return refused;
        }
    }

    /// <summary>How long it is until the next poll; null at the end.</summary>
    public TimeSpan? GetPause(TimeSpan now)
    {
        lock (_lock)
        {
            return _isEnded ? null : _finals.Count > 0 || _due <= now ? TimeSpan.Zero : _due - now;
        }
    }

    /// <summary>Lets the next poll be due earlier, but not before the service asks for it.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryMoveUp(TimeSpan due)
    {
        lock (_lock)
        {
            var isEarlier = _attempt is null && _consecutiveFaults == 0 && due < _due && due >= _hintEnd;
            _due = isEarlier ? due : _due;
            return isEarlier;
        }
    }

    /// <summary>A poll is due and asks for a permit.</summary>
    /// <returns>Whether it is a final one.</returns>
    public bool BeginRequest(PermitRequest request)
    {
        lock (_lock)
        {
            request.HasLeft = _isEnded;
            _request = request;
            return _finals.Count > 0;
        }
    }

    public void EndRequest()
    {
        lock (_lock)
        {
            _request = null;
        }
    }

    /// <summary>A poll begins.</summary>
    /// <returns>On whose behalf.</returns>
    public WaitSubscriber<TResult, TStatus>[] BeginAttempt(PollAttempt attempt, TimeSpan now)
    {
        lock (_lock)
        {
            _attempt = attempt;
            _lastFinal = _finals.Count > 0 ? now : _lastFinal;
            _finals.Clear();
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
            _lastAnswer = new(answer);
            _consecutiveFaults = 0;
            _pace = delay;
            _due = due;
            _hintEnd = isHint ? due : TimeSpan.Zero;
        }
    }

    /// <summary>Counts a fault.</summary>
    /// <returns>How many there are in a row.</returns>
    public int AddFault()
    {
        lock (_lock)
        {
            return ++_consecutiveFaults;
        }
    }

    /// <summary>A poll has failed, or was not sent.</summary>
    /// <param name="due">When the next one is due.</param>
    /// <param name="isHint">Whether the service asks for it.</param>
    public void SetDue(TimeSpan due, bool isHint = false)
    {
        lock (_lock)
        {
            _due = due;
            _hintEnd = isHint ? due : TimeSpan.Zero;
        }
    }
}
