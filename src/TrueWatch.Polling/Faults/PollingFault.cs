namespace TrueWatch.Polling;

/// <summary>The classification of a failed request. Immutable.</summary>
/// <param name="Kind">What the failure means for a wait.</param>
/// <param name="Name">A short name to count by, such as <c>HTTP 503</c>; from a small set.</param>
public readonly record struct PollingFault(PollingFaultKind Kind, string Name);
