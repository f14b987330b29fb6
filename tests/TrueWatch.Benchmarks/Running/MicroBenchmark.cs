using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace TrueWatch.Benchmarks.Running;

/// <summary>Runs a class of benchmarks with BenchmarkDotNet, in this process, which saves a build for each of them.</summary>
internal static class MicroBenchmark
{
    /// <summary>
    /// Runs all benchmarks of the class several times over, so that what disturbs the machine for a while does not disturb
    /// one of them only.
    /// </summary>
    /// <param name="options">How much to run.</param>
    /// <param name="warmUp">What the benchmarks do, for a while, in turn: the runtime compiles by what it sees first.</param>
    /// <exception cref="InvalidOperationException">A benchmark did not run; the text is BenchmarkDotNet's log.</exception>
    public static IReadOnlyList<Measurement> Run<T>(RunOptions options, IReadOnlyList<Action> warmUp)
    {
        Comparison.WarmUp(warmUp);
        var rounds = Enumerable.Range(0, options.IsQuick ? 1 : 5).Select(_ => RunOnce<T>(options)).ToList();
        return [.. rounds[0].Select((first, index) => first with { Rounds = [.. rounds.Select(round => round[index].Rounds[0])] })];
    }

    private static IReadOnlyList<Measurement> RunOnce<T>(RunOptions options)
    {
        var log = new AccumulationLogger();
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)

            // After a full collection, what is allocated first takes several times as long: see Garbage.
            .WithGcForce(false)
            .WithWarmupCount(2)
            .WithIterationCount(3)
            .WithIterationTime(TimeInterval.FromMilliseconds(options.IsQuick ? 60 : 100));
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(log)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "truewatch-benchmarks"));
        var summary = BenchmarkRunner.Run<T>(config);
        return summary is { HasCriticalValidationErrors: false } && summary.Reports.All(report => report.Success)
            ? [.. summary.Reports.Select(Measure)]
            : throw new InvalidOperationException($"A benchmark of {typeof(T).Name} did not run.\n{log.GetLog()}");
    }

    private static Measurement Measure(BenchmarkReport report)
    {
        var benchmark = report.BenchmarkCase;
        return new Measurement(
            benchmark.Descriptor.WorkloadMethod.Name,
            benchmark.Parameters.Items.ToDictionary(item => item.Name, item => item.Value),
            [new Cost(report.ResultStatistics!.Median, report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? 0)]);
    }
}
