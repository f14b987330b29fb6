namespace TrueWatch.Simulator;

/// <summary>
/// The requests between the clients of this process and a simulator: what the simulator knows of them, and what
/// HttpClient says of them. Thread-safe.
/// </summary>
internal sealed class RequestsInFlight
{
    private readonly Lock _lock = new();
    private readonly Action _onChange;
    private int _received;
    private int _held;
    private int _sending;
    private int _busyConnections;

    /// <param name="onChange">Is told after each change.</param>
    public RequestsInFlight(Action onChange) => _onChange = onChange;

    /// <summary>Whether the simulator has a request to answer that it does not hold.</summary>
    public bool IsAnswering
    {
        get
        {
            lock (_lock)
            {
                return _received > _held;
            }
        }
    }

    /// <summary>
    /// Whether the clients are at rest: nothing is on the way, except for the requests that the simulator holds.
    /// </summary>
    public bool IsAtRest
    {
        get
        {
            lock (_lock)
            {
                return _received == _held && _sending == _held && _busyConnections == _held;
            }
        }
    }

    public void OnReceived() => Change(ref _received, 1);

    public void OnAnswered() => Change(ref _received, -1);

    public void OnHeld() => Change(ref _held, 1);

    public void OnReleased() => Change(ref _held, -1);

    public void OnSending(int difference) => Change(ref _sending, difference);

    public void OnBusyConnections(int difference) => Change(ref _busyConnections, difference);

    private void Change(ref int count, int difference)
    {
        lock (_lock)
        {
            count += difference;
        }

        _onChange();
    }
}
