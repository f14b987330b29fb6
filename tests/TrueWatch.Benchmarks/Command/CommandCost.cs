namespace TrueWatch.Benchmarks.Command;

/// <summary>What a process costs.</summary>
/// <param name="Wall">The median, in seconds.</param>
/// <param name="Cpu">The mean, in seconds; NaN where it is not known.</param>
/// <param name="Memory">The largest resident set, in bytes; NaN where it is not known.</param>
internal sealed record CommandCost(double Wall, double Cpu, double Memory);
