using BenchmarkDotNet.Attributes;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>A status call with the documented answer.</summary>
public abstract class CallBenchmarks : IDisposable
{
    private const int Calls = 16;
    private readonly Transport _transport;
    private CallSetup _setup = null!;

    /// <param name="transport">Where the answer comes from.</param>
    protected CallBenchmarks(Transport transport) => _transport = transport;

    /// <summary>What makes the call.</summary>
    [ParamsAllValues]
    public Contender Contender { get; set; }

    /// <summary>Makes the contender and checks that it reads the answer.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _setup = new CallSetup(Contender, _transport);
        Garbage.Collect();
    }

    /// <summary>Closes the connection.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _setup.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Calls, one after the other.</summary>
    /// <returns>Its end.</returns>
    [Benchmark(OperationsPerInvoke = Calls)]
    public Task Call() => _setup.RepeatAsync(Calls);
}
