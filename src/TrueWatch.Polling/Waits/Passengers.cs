namespace TrueWatch.Polling;

/// <summary>
/// The waits aboard a flight, usually one: an array, which those who go through it share as long as nobody leaves. Not
/// thread-safe.
/// </summary>
internal struct Passengers<TResult, TStatus>
    where TStatus : struct, Enum
{
    private PollingWait<TResult, TStatus>[]? _waits;
    private bool _isShared;

    public int Count { get; private set; }

    /// <summary>Whether somebody has the time for one last look only.</summary>
    public readonly bool HaveLastLook
    {
        get
        {
            for (var index = 0; index < Count; index++)
            {
                if (_waits![index].IsLastLook)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public readonly bool Contains(PollingWait<TResult, TStatus> wait) => Count > 0 && Array.IndexOf(_waits!, wait, 0, Count) >= 0;

    public void Add(PollingWait<TResult, TStatus> wait)
    {
        if (_waits is null || Count == _waits.Length)
        {
            Copy(_waits is null ? 1 : Count * 2);
        }

        // Beyond the end of what is shared.
        _waits![Count++] = wait;
    }

    public bool Remove(PollingWait<TResult, TStatus> wait)
    {
        var place = Count == 0 ? -1 : Array.IndexOf(_waits!, wait, 0, Count);
        if (place < 0)
        {
            return false;
        }

        if (Count == 1)
        {
            _waits = null;
            Count = 0;
            return true;
        }

        if (_isShared)
        {
            Copy(_waits!.Length);
        }

        Count--;
        Array.Copy(_waits!, place + 1, _waits!, place, Count - place);
        _waits![Count] = null!;
        return true;
    }

    /// <summary>Everybody who is there now. Nobody writes to it.</summary>
    public ArraySegment<PollingWait<TResult, TStatus>> Share()
    {
        _isShared = true;
        return new(_waits ?? [], 0, Count);
    }

    private void Copy(int length)
    {
        var copy = new PollingWait<TResult, TStatus>[length];
        _waits?.AsSpan(0, Count).CopyTo(copy);
        _waits = copy;
        _isShared = false;
    }
}
