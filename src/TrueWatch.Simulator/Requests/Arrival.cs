namespace TrueWatch.Simulator;

/// <summary>When a request came.</summary>
/// <param name="Number">Which one it was, the first being 1.</param>
/// <param name="Elapsed">When, on the simulator's clock, counted from the simulator's start.</param>
internal readonly record struct Arrival(int Number, TimeSpan Elapsed);
