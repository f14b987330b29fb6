namespace TrueWatch.Polling;

/// <summary>
/// The waits aboard a flight, usually one, in the order in which they came: an array, which those who go through it share
/// as long as nobody leaves. Each wait knows its seat, so that all of them can leave one by one in linear time. Not
/// thread-safe.
/// </summary>
internal struct Passengers<TResult, TStatus>
    where TStatus : struct, Enum
{
    // Who has left leaves a null behind, but not in what is shared.
    private PollingWait<TResult, TStatus>[]? _seats;
    private int _end;
    private bool _isShared;

    public int Count { get; private set; }

    /// <summary>Whether somebody has the time for one last look only.</summary>
    public readonly bool HaveLastLook
    {
        get
        {
            for (var seat = 0; seat < _end; seat++)
            {
                if (_seats![seat] is { IsLastLook: true })
                {
                    return true;
                }
            }

            return false;
        }
    }

    public readonly bool Contains(PollingWait<TResult, TStatus> wait) => wait.Seat < _end && _seats![wait.Seat] == wait;

    public void Add(PollingWait<TResult, TStatus> wait)
    {
        if (_seats is null || _end == _seats.Length)
        {
            Move(Math.Max(1, Count * 2));
        }

        // Beyond the end of what is shared.
        wait.Seat = _end;
        _seats![_end++] = wait;
        Count++;
    }

    public bool Remove(PollingWait<TResult, TStatus> wait)
    {
        if (!Contains(wait))
        {
            return false;
        }

        if (Count == 1)
        {
            this = default;
            return true;
        }

        if (_isShared)
        {
            Move(_seats!.Length);
        }

        _seats![wait.Seat] = null!;
        Count--;
        return true;
    }

    /// <summary>Everybody who is there now. Nobody writes to it.</summary>
    public ArraySegment<PollingWait<TResult, TStatus>> Share()
    {
        if (Count < _end)
        {
            Move(_seats!.Length);
        }

        _isShared = true;
        return new(_seats ?? [], 0, Count);
    }

    /// <summary>Seats everybody anew, one beside the other.</summary>
    private void Move(int length)
    {
        var seats = new PollingWait<TResult, TStatus>[length];
        var end = 0;
        for (var seat = 0; seat < _end; seat++)
        {
            if (_seats![seat] is { } wait)
            {
                wait.Seat = end;
                seats[end++] = wait;
            }
        }

        _seats = seats;
        _end = end;
        _isShared = false;
    }
}
