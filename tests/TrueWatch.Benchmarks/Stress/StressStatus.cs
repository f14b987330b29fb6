namespace TrueWatch.Benchmarks.Stress;

internal enum StressStatus
{
    Unknown = 0,
    Running,
    Done,
}
