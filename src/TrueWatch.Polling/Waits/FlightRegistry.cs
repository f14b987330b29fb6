namespace TrueWatch.Polling;

/// <summary>The tasks that are being polled over a channel, so that waits on the same one share its polls. Thread-safe.</summary>
internal sealed class FlightRegistry(PollingChannel channel)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPolledOperation, object> _flights = new(PolledOperationComparer.Instance);

    /// <summary>Lets the wait take part in the polls of its task, which begin at once when it is the first.</summary>
    public void Board<TResult, TStatus>(PollingWait<TResult, TStatus> wait)
        where TStatus : struct, Enum
    {
        Flight<TResult, TStatus> flight;
        bool isLate;
        lock (_lock)
        {
            isLate = _flights.TryGetValue(wait.Operation, out var known) && ((Flight<TResult, TStatus>)known).TryBoard(wait);
            if (!isLate)
            {
                known = new Flight<TResult, TStatus>(channel, wait.Operation);
                ((Flight<TResult, TStatus>)known).TryBoard(wait);

                // A key that is replaced keeps the operation of the one before.
                _flights.Remove(wait.Operation);
                _flights.Add(wait.Operation, known);
            }

            flight = (Flight<TResult, TStatus>)known!;
        }

        if (isLate)
        {
            flight.Welcome(wait);
        }
        else
        {
            flight.GoOn();
        }
    }

    public void Remove(IPolledOperation operation, object flight)
    {
        lock (_lock)
        {
            if (_flights.TryGetValue(operation, out var current) && current == flight)
            {
                _flights.Remove(operation);
            }
        }
    }
}
