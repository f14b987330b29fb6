namespace TrueWatch.Polling;

/// <summary>What a failed request was. Immutable.</summary>
/// <param name="Kind">What it means for the one who waits.</param>
/// <param name="Name">A short name to count it by, such as <c>HTTP 503</c>; one of few.</param>
public readonly record struct PollingFault(PollingFaultKind Kind, string Name);
