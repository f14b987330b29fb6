namespace TrueWatch.Polling;

/// <summary>
/// Who takes part in the polls of a task: waits come and go, and what the flight is doing is cut short for them. It is the
/// half of a flight that waits call. Thread-safe.
/// </summary>
internal abstract class FlightBoarding<TResult, TStatus>(PollingChannel channel) : FlightSchedule(channel)
    where TStatus : struct, Enum
{
    private Passengers<TResult, TStatus> _waits;
    private PollAttempt? _attempt;
    private bool _hasLanded;

    /// <summary>What the flight waits for a permit with; null when it does not.</summary>
    protected PollPermitRequest? Request { get; set; }

    /// <summary>How many polls in a row have failed.</summary>
    protected int ConsecutiveFaults { get; set; }

    /// <summary>Whether nobody waits for a permit: nobody is left, or somebody has no time for that.</summary>
    protected bool NobodyQueues()
    {
        lock (this)
        {
            return _waits.Count == 0 || _waits.HaveLastLook;
        }
    }

    /// <summary>Lets a wait take part. Not after the task has ended.</summary>
    public bool TryBoard(PollingWait<TResult, TStatus> wait)
    {
        lock (this)
        {
            if (_hasLanded)
            {
                return false;
            }

            if (_waits.Count == 0)
            {
                SetDue(wait.FirstPoll);
            }

            _waits.Add(wait);
            wait.Flight = this;
            return true;
        }
    }

    /// <summary>
    /// Tells a wait that came late the last answer, or looks once more if that is all it has the time for. Where its pace
    /// is another and faster, the next poll moves up to it, but not into a time that the service asked to leave it alone.
    /// </summary>
    public void Welcome(PollingWait<TResult, TStatus> wait)
    {
        lock (this)
        {
            _attempt?.Shorten(wait.Settings.PollTimeout);
        }

        if (wait.IsLastLook)
        {
            Hurry(wait);
            return;
        }

        var waits = Aboard();

        // Who came first has heard whatever anybody here has.
        var last = waits.Count == 0 ? null : waits.Array![0].LastAnswer;
        if (last is { } answer && wait.LastAnswer is null)
        {
            var hint = Hint;
            wait.OnAnswer(answer, hint > TimeSpan.Zero ? hint : null, NextPoll);
        }

        var delay = last is null ? wait.FirstPoll : FlightPace.OfLateComer(wait, waits);
        if (_attempt is null && ConsecutiveFaults == 0 && delay is { } earlier)
        {
            MoveUp(earlier);
        }
    }

    /// <summary>A wait takes part no longer. Without any, the request in flight is aborted.</summary>
    public void Leave(PollingWait<TResult, TStatus> wait)
    {
        PollAttempt? attempt;
        lock (this)
        {
            // Once the task has ended, nobody asks any more who is there.
            if (_hasLanded || !_waits.Remove(wait) || _waits.Count > 0)
            {
                return;
            }

            // Within the lock: an attempt that has ended serves somebody else.
            attempt = _attempt;
            attempt?.Abandon();
        }

        EndPause();
        if (Request is { } request)
        {
            LeaveQueue(request);
        }

        attempt?.Cancel();
    }

    /// <summary>The deadline of a wait has come: one last look, unless a request is in flight already.</summary>
    /// <returns>Whether there will be one.</returns>
    public bool TryLookOnceMore(PollingWait<TResult, TStatus> wait)
    {
        lock (this)
        {
            if (_attempt is not null || wait.IsLastLook || !_waits.Contains(wait))
            {
                return false;
            }

            wait.IsLastLook = true;
        }

        Hurry(wait);
        return true;
    }

    protected void LeaveQueue(PollPermitRequest request) => Channel.Cancel(request, new CancellationToken(canceled: true));

    /// <summary>
    /// What comes next. Where it is a pause, the pause has begun, and where it is the end, nobody boards any more.
    /// </summary>
    protected FlightStep Advance()
    {
        lock (this)
        {
            if (_hasLanded || _waits.Count == 0)
            {
                _hasLanded = true;
                _waits = default;
                return FlightStep.End;
            }

            return _waits.HaveLastLook ? FlightStep.LastLook : TryBeginPause() ? FlightStep.Pause : FlightStep.Poll;
        }
    }

    /// <summary>Lets nobody board any more.</summary>
    /// <returns>Who remains to be told.</returns>
    protected ArraySegment<PollingWait<TResult, TStatus>> Land()
    {
        lock (this)
        {
            _hasLanded = true;
            return _waits.Share();
        }
    }

    /// <summary>Who is there now.</summary>
    protected ArraySegment<PollingWait<TResult, TStatus>> Aboard()
    {
        lock (this)
        {
            return _waits.Share();
        }
    }

    /// <returns>The attempt for a poll on behalf of those who are there; null when nobody is.</returns>
    protected PollAttempt? BeginAttempt(out ArraySegment<PollingWait<TResult, TStatus>> waits)
    {
        lock (this)
        {
            waits = _waits.Share();
            return _attempt = waits.Count == 0 ? null : Channel.Attempts.Rent();
        }
    }

    /// <param name="attempt">The attempt.</param>
    /// <param name="isLast">Whether the task has ended, so that nobody boards any more.</param>
    /// <param name="waits">Who is there now.</param>
    /// <returns>Whether the answer was not wanted any more.</returns>
    protected bool EndAttempt(PollAttempt attempt, bool isLast, out ArraySegment<PollingWait<TResult, TStatus>> waits)
    {
        bool isAbandoned;
        lock (this)
        {
            _attempt = null;
            isAbandoned = attempt.IsAbandoned;
            _hasLanded |= isLast;
            waits = _waits.Share();
        }

        Channel.Attempts.Return(attempt);
        return isAbandoned;
    }

    /// <summary>Sends the next poll at once, or tells the wait that the budget does not allow it.</summary>
    private void Hurry(PollingWait<TResult, TStatus> wait)
    {
        EndPause();
        if (Request is { } request && !Channel.TryServe(request))
        {
            wait.OnNoPermit();
        }
    }
}
