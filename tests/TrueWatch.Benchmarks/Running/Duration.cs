namespace TrueWatch.Benchmarks.Running;

/// <summary>How long something took.</summary>
/// <param name="Total">By the clock.</param>
/// <param name="Collector">The share of it that the garbage collector held the process.</param>
internal readonly record struct Duration(TimeSpan Total, TimeSpan Collector)
{
    /// <summary>The rest of it, in nanoseconds.</summary>
    public double Own => (Total - Collector).TotalNanoseconds;
}
