namespace TrueWatch.Simulator;

/// <summary>
/// Moves a virtual clock from timer to timer, each time that everything has come to rest. It has a thread of its own, which
/// ends when there is nothing to move to: the thread pool has to be free of it to be seen at rest.
/// </summary>
internal sealed class VirtualTimeDriver
{
    private static readonly TimeSpan ThreadLinger = TimeSpan.FromSeconds(1);

    private readonly object _wake = new();
    private readonly VirtualTimers _timers;
    private readonly Quiescence _quiescence;
    private readonly RestWatch _watch;
    private bool _isRunning;

    public VirtualTimeDriver(VirtualTimers timers, Quiescence quiescence)
    {
        (_timers, _quiescence) = (timers, quiescence);
        _watch = new RestWatch(quiescence);
    }

    /// <summary>There may be a timer to move to.</summary>
    public void Wake()
    {
        if (!_timers.HasNext)
        {
            return;
        }

        lock (_wake)
        {
            if (_isRunning)
            {
                Monitor.Pulse(_wake);
                return;
            }

            _isRunning = true;
        }

        // Nothing of the caller's flows into the thread, which outlives it.
        new Thread(Run) { IsBackground = true, Name = nameof(VirtualTimeProvider) }.UnsafeStart();
    }

    private void Run()
    {
        while (WaitForTimer())
        {
            var activity = _watch.WaitForRest();
            _timers.MoveToNext(() => _quiescence.Activity == activity);
        }
    }

    /// <returns>Whether there is one; otherwise the thread is to end.</returns>
    private bool WaitForTimer()
    {
        lock (_wake)
        {
            while (!_timers.HasNext)
            {
                if (!Monitor.Wait(_wake, ThreadLinger))
                {
                    return _isRunning = _timers.HasNext;
                }
            }

            return true;
        }
    }
}
