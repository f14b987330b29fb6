using System.Collections.Immutable;

namespace TrueWatch.Polling;

/// <summary>What a wait has met with: faults, throttled polls, statuses that are not known. Not thread-safe.</summary>
internal sealed class WaitFaults
{
    // How many different unknown statuses are told apart.
    private const int MaximumUnknownStatuses = 16;

    private readonly List<string?> _unknownStatuses = [];

    /// <summary>The fault of the last poll; null when it was answered.</summary>
    public PollingFault? Last { get; private set; }

    /// <summary>How many transient faults there were in a row, without those of limiters that are away.</summary>
    public int Consecutive { get; private set; }

    public int Throttled { get; private set; }

    /// <summary>How often each kind of transient fault occurred, by its name.</summary>
    public ImmutableDictionary<string, int> Transient { get; private set; } = ImmutableDictionary<string, int>.Empty;

    public void Add(PollingFault fault, bool isOutage)
    {
        Last = fault;
        switch (fault.Kind)
        {
            case PollingFaultKind.Throttled:
                Throttled++;
                break;
            case PollingFaultKind.Transient:
                Consecutive += isOutage ? 0 : 1;
                Transient = Transient.SetItem(fault.Name, Transient.TryGetValue(fault.Name, out var times) ? times + 1 : 1);
                break;
        }
    }

    public void OnAnswer()
    {
        Last = null;
        Consecutive = 0;
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
