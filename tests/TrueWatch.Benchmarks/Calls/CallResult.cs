namespace TrueWatch.Benchmarks.Calls;

/// <summary>What every contender has to find in the answer.</summary>
internal sealed record CallResult(string? Status, long? Successes, string? TraceId);
