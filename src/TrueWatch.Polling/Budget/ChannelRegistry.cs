namespace TrueWatch.Polling;

/// <summary>
/// The channels of the process, so that every client of a key at an endpoint uses the same one. A channel lives as long
/// as a client of it does, or requests of it count against its limits. Thread-safe.
/// </summary>
internal static class ChannelRegistry
{
    private const int FirstSweep = 64;

    private static readonly Lock Guard = new();
    private static readonly Dictionary<(ChannelIdentity, TimeProvider), WeakReference<PollingChannel>> Channels = [];
    private static int _nextSweep = FirstSweep;

    public static PollingChannel Get(ChannelIdentity identity, TimeProvider timeProvider)
    {
        lock (Guard)
        {
            if (Channels.TryGetValue((identity, timeProvider), out var reference) && reference.TryGetTarget(out var known))
            {
                return known;
            }

            Sweep();
            var channel = new PollingChannel(identity, timeProvider);
            Channels[(identity, timeProvider)] = new WeakReference<PollingChannel>(channel);
            return channel;
        }
    }

    /// <summary>Forgets the channels that are gone, each time that twice as many may be there.</summary>
    private static void Sweep()
    {
        if (Channels.Count < _nextSweep)
        {
            return;
        }

        // A list of its own: .NET Framework forbids to remove from what is enumerated.
        foreach (var key in Channels.Where(static one => !one.Value.TryGetTarget(out _)).Select(static one => one.Key).ToList())
        {
            Channels.Remove(key);
        }

        _nextSweep = Math.Max(FirstSweep, Channels.Count * 2);
    }
}
