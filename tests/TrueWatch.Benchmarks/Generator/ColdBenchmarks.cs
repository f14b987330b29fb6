using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>The first run of each step in a process: what a build on the command line without a build server pays.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1)]
public class ColdBenchmarks : DocumentBenchmarks;
