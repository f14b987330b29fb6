namespace TrueWatch.Simulator;

/// <summary>
/// Tells whether everything has come to rest that could still do something at the present virtual time. Thread-safe.
/// </summary>
internal sealed class Quiescence
{
    private readonly Lock _lock = new();
    private readonly CallingThreads _callers = new();
    private RequestsInFlight[] _heeded = [];
    private long _activity;

    /// <summary>Grows whenever somebody looks at the clock, sets a timer, or a request gets on.</summary>
    public long Activity => Volatile.Read(ref _activity);

    public void OnActivity()
    {
        _callers.Remember();
        Interlocked.Increment(ref _activity);
    }

    public void Heed(RequestsInFlight requests)
    {
        lock (_lock)
        {
            _heeded = [.. _heeded, requests];
        }

        OnActivity();
    }

    public void Ignore(RequestsInFlight requests)
    {
        lock (_lock)
        {
            _heeded = [.. _heeded.Where(heeded => heeded != requests)];
        }

        OnActivity();
    }

    /// <summary>
    /// How many threads are busy with something else, so that they say nothing. Known only after a long time
    /// in which nothing else was to be seen, see <see cref="TakeForBackground"/>.
    /// </summary>
    public int Background { get; private set; }

    /// <summary>For the driver alone.</summary>
    public QuiescenceState Observe()
    {
        var isAtRest = true;
        foreach (var requests in Volatile.Read(ref _heeded))
        {
            if (requests.IsAnswering)
            {
                return QuiescenceState.Answering;
            }

            isAtRest &= requests.IsAtRest;
        }

        return (isAtRest, AreThreadsBusy()) switch
        {
            (true, false) => QuiescenceState.AtRest,
            (true, true) => QuiescenceState.ThreadsBusy,
            (false, false) => QuiescenceState.RequestsStalled,
            (false, true) => QuiescenceState.RequestsOnTheWay,
        };
    }

    /// <summary>Takes the threads that are busy now for busy with something else. For the driver alone.</summary>
    public void TakeForBackground() => Background = CountBusyThreads();

    private int CountBusyThreads()
    {
        ThreadPool.GetMaxThreads(out var workers, out _);
        ThreadPool.GetAvailableThreads(out var idle, out _);
        return workers - idle + _callers.CountRunning();
    }

    // What is queued is looked at first: an item that a worker takes in between is then seen as the worker's.
    private bool AreThreadsBusy()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
        {
            return true;
        }

        var busy = CountBusyThreads();
        Background = Math.Min(Background, busy);
        return busy > Background;
    }
}
