namespace TrueWatch.Simulator;

/// <summary>How a fault selects its requests. Of several that select a request, the lowest of these comes first.</summary>
internal enum FaultSelection
{
    /// <summary>One request, by its number.</summary>
    ByNumber,

    /// <summary>The next requests, by their count.</summary>
    Next,

    /// <summary>All requests from now on.</summary>
    Every,
}
