namespace TrueWatch.Simulator;

/// <summary>
/// The admitted requests of the last 60 seconds. Written out because the framework's limiters take no
/// <see cref="TimeProvider"/>. Not thread-safe.
/// </summary>
internal sealed class SlidingWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private readonly TimeProvider _timeProvider;
    private readonly Queue<long> _admitted = [];

    public SlidingWindow(TimeProvider timeProvider) => _timeProvider = timeProvider;

    /// <summary>Whether one more request exceeds the limit; null for no limit.</summary>
    public bool IsExhausted(int? limit)
    {
        while (_admitted.TryPeek(out var oldest) && _timeProvider.GetElapsedTime(oldest) >= Length)
        {
            _admitted.Dequeue();
        }

        return _admitted.Count >= limit;
    }

    public void Admit() => _admitted.Enqueue(_timeProvider.GetTimestamp());
}
