namespace TrueWatch.Simulator;

/// <summary>Waits, in real time, until everything has come to rest. For one thread.</summary>
internal sealed class RestWatch
{
    // How long nothing has to be going on where it is not certain that there is rest: for threads that somebody
    // blocks, or a response that nobody reads to its end.
    private static readonly RealTime Grace = new(TimeSpan.FromSeconds(1), Looks: 1000);
    private static readonly RealTime GraceOfRequests = new(TimeSpan.FromSeconds(30), Looks: 1000);
    private static readonly RealTime GraceBesideBackground = new(TimeSpan.FromMilliseconds(5), Looks: 50);

    // What happens between two timers takes less than a millisecond: at first it does not pay to sleep, and later not to spin.
    private const int LooksBeforeNap = 500;
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    private readonly object _napping = new();
    private readonly Quiescence _quiescence;

    public RestWatch(Quiescence quiescence) => _quiescence = quiescence;

    /// <returns>The activity at which there was rest.</returns>
    public long WaitForRest()
    {
        while (true)
        {
            var activity = _quiescence.Activity;
            if (WaitForRest(activity))
            {
                return activity;
            }
        }
    }

    /// <returns>Whether there was rest; otherwise, activity.</returns>
    private bool WaitForRest(long activity)
    {
        var start = TimeProvider.System.GetTimestamp();
        var before = QuiescenceState.Answering;
        for (var looks = 0; ; looks++)
        {
            var state = _quiescence.Observe();
            if (_quiescence.Activity != activity)
            {
                return false;
            }

            // Twice, because not everything that is looked at is seen at the same moment.
            if (state == before && IsOver(state, new RealTime(TimeProvider.System.GetElapsedTime(start), looks)))
            {
                if (state != QuiescenceState.AtRest)
                {
                    _quiescence.TakeForBackground();
                }

                return true;
            }

            before = state;
            Pause(looks);
        }
    }

    private bool IsOver(QuiescenceState state, RealTime time) => state switch
    {
        QuiescenceState.AtRest => _quiescence.Background == 0 || time.Exceeds(GraceBesideBackground),
        QuiescenceState.ThreadsBusy or QuiescenceState.RequestsStalled => time.Exceeds(Grace),
        QuiescenceState.RequestsOnTheWay => time.Exceeds(GraceOfRequests),
        _ => false,
    };

    private void Pause(int looks)
    {
        if (looks >= LooksBeforeNap)
        {
            lock (_napping)
            {
                Monitor.Wait(_napping, Nap);
            }
        }
        else
        {
            Thread.Yield();
        }
    }

    /// <summary>A time by the clock, and by how often this thread looked, and let others go before it looked again.</summary>
    /// <remarks>
    /// On a machine that has much else to do, the clock alone says little: a thread that works at something may not get a
    /// processor for seconds. It does get one when this thread has yielded its own often enough.
    /// </remarks>
    private readonly record struct RealTime(TimeSpan Time, int Looks)
    {
        public bool Exceeds(RealTime other) => Time >= other.Time && Looks >= other.Looks;
    }
}
