namespace TrueWatch.Simulator;

/// <summary>
/// The threads outside of the thread pool that use the clock, such as the one of a program's <c>Main</c>: what they do next,
/// the pool does not tell. Thread-safe.
/// </summary>
internal sealed class CallingThreads
{
    private readonly Lock _lock = new();
    private volatile Thread[] _threads = [];

    /// <summary>Remembers the current thread, unless it is one of the pool.</summary>
    public void Remember()
    {
        var current = Thread.CurrentThread;
        if (current.IsThreadPoolThread || Array.IndexOf(_threads, current) >= 0)
        {
            return;
        }

        lock (_lock)
        {
            _threads = [.. _threads.Where(static thread => thread.IsAlive), current];
        }
    }

    /// <summary>How many of them do something other than wait, as <c>Main</c> does for the task that it returned.</summary>
    public int CountRunning()
    {
        var running = 0;
        foreach (var thread in _threads)
        {
            running += (thread.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) == 0 ? 1 : 0;
        }

        return running;
    }
}
