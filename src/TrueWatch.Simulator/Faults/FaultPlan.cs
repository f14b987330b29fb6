namespace TrueWatch.Simulator;

/// <summary>Which requests a fault is for.</summary>
/// <param name="Selection">How they are selected.</param>
/// <param name="Number">The number of the request, or how many requests it is for.</param>
/// <param name="TaskId">The task that they are for; null for all requests.</param>
internal sealed record FaultPlan(FaultSelection Selection, int Number, string? TaskId);
