namespace TrueWatch.Simulator;

/// <summary>Which requests a fault is for.</summary>
/// <param name="Selection">How they are selected.</param>
/// <param name="Number">The number of the request, or how many requests it is for.</param>
/// <param name="Filter">Which requests are counted.</param>
internal sealed record FaultPlan(FaultSelection Selection, int Number, RequestFilter Filter);
