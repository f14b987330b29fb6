namespace TrueWatch.Simulator;

/// <summary>
/// A limit of requests within any 60 seconds. A refused request uses up nothing. Written out because the framework's
/// limiters take no <see cref="TimeProvider"/>. Thread-safe.
/// </summary>
internal sealed class SlidingWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _timeProvider;
    private readonly Lock _lock = new();
    private readonly Queue<long> _admitted = [];

    public SlidingWindow(int limit, TimeProvider timeProvider)
    {
        Limit = limit;
        _timeProvider = timeProvider;
    }

    public int Limit { get; }

    public bool TryAdmit()
    {
        lock (_lock)
        {
            var now = _timeProvider.GetTimestamp();
            while (_admitted.TryPeek(out var oldest) && _timeProvider.GetElapsedTime(oldest, now) >= Length)
            {
                _admitted.Dequeue();
            }

            if (_admitted.Count >= Limit)
            {
                return false;
            }

            _admitted.Enqueue(now);
            return true;
        }
    }
}
