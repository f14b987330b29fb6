using BenchmarkDotNet.Attributes;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>A status call over the size of its answer, in memory.</summary>
public class AnswerSizeBenchmarks : IDisposable
{
    private CallSetup _setup = null!;

    /// <summary>Those that are compared.</summary>
    public static IReadOnlyList<Contender> Contenders { get; } = [Contender.Floor, Contender.TrueWatch];

    /// <summary>What makes the call.</summary>
    [ParamsSource(nameof(Contenders))]
    public Contender Contender { get; set; }

    /// <summary>How many names of resources the answer lists.</summary>
    [Params(100, 1_000, 10_000, 100_000)]
    public int Names { get; set; }

    /// <summary>Makes the contender and checks that it reads the answer.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _setup = new CallSetup(Contender, Transport.InMemory, Names);
        Garbage.Collect();
    }

    /// <summary>Ends the contender.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _setup.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One call.</summary>
    /// <returns>Its end.</returns>
    [Benchmark]
    public Task Call() => _setup.RepeatAsync(1);
}
