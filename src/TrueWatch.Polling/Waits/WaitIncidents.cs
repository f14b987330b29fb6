using System.Collections.Immutable;

namespace TrueWatch.Polling;

/// <summary>What most waits never meet with: faults, throttled polls, statuses that are not known.</summary>
internal sealed class WaitIncidents
{
    // How many different unknown statuses are told apart.
    private const int MaximumUnknownStatuses = 16;

    private readonly List<string?> _unknownStatuses = [];

    /// <summary>The fault of the last poll; null when it was answered.</summary>
    public PollingFault? Last { get; set; }

    public int Consecutive { get; set; }

    public int Throttled { get; set; }

    /// <summary>How often each kind of transient fault occurred, by its name.</summary>
    public ImmutableDictionary<string, int> Transient { get; private set; } = ImmutableDictionary<string, int>.Empty;

    public void AddTransient(string name)
    {
        Consecutive++;
        Transient = Transient.SetItem(name, Transient.GetValueOrDefault(name) + 1);
    }

    /// <returns>Whether it is new, and worth telling.</returns>
    public bool TryAddUnknownStatus(string? rawStatus)
    {
        if (_unknownStatuses.Count >= MaximumUnknownStatuses || _unknownStatuses.Contains(rawStatus))
        {
            return false;
        }

        _unknownStatuses.Add(rawStatus);
        return true;
    }
}
