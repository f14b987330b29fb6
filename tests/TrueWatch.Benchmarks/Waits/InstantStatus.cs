namespace TrueWatch.Benchmarks.Waits;

internal enum InstantStatus
{
    Unknown,
    Running,
    Done,
}
