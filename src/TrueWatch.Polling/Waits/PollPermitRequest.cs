using System.Runtime.ExceptionServices;

namespace TrueWatch.Polling;

/// <summary>
/// A flight in the queue of its channel. No task waits for it: once the flight has <see cref="TryPark">parked</see>, it
/// goes on when the request is over, at once and on the thread that releases the permit.
/// </summary>
/// <param name="flight">The flight.</param>
/// <param name="start">Since when it waits.</param>
internal sealed class PollPermitRequest(FlightSchedule flight, TimeSpan start) : PermitRequest
{
    private const int Queued = 0;
    private const int Parked = 1;
    private const int Over = 2;

    private RequestPermit? _permit;
    private Exception? _failure;
    private int _state;

    public override bool IsPoll => true;

    public override bool IsGranted => Volatile.Read(ref _permit) is not null;

    public bool IsOver => Volatile.Read(ref _state) == Over;

    public TimeSpan Start => start;

    /// <summary>Lets the flight go on when the request is over.</summary>
    /// <returns>False when it is over already.</returns>
    public bool TryPark() => Interlocked.CompareExchange(ref _state, Parked, Queued) == Queued;

    /// <returns>The permit; null when the flight has left the queue.</returns>
    /// <exception cref="Exception">A limiter of the caller's failed.</exception>
    public RequestPermit? GetPermit()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Capture(_failure).Throw();
        }

        return _permit;
    }

    public override void Grant(RequestPermit permit)
    {
        Volatile.Write(ref _permit, permit);
        End();
    }

    public override void Fail(Exception exception)
    {
        _failure = exception;
        End();
    }

    public override void Cancel(CancellationToken cancellationToken) => End();

    private void End()
    {
        if (Interlocked.Exchange(ref _state, Over) == Parked)
        {
            flight.GoOn();
        }
    }
}
