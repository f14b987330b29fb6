using TrueWatch.Benchmarks.Report;

namespace TrueWatch.Benchmarks.Running;

/// <summary>One part of the suite. It measures its baselines itself, in the same run.</summary>
internal interface IBenchmarkPart
{
    /// <summary>What <c>--only</c> calls it.</summary>
    string Name { get; }

    Task<ReportSection> RunAsync(RunOptions options);

    /// <summary>Whether it has to build something else first, which takes longer than a quick run may.</summary>
    bool BuildsFirst => false;
}
