namespace TrueWatch.Benchmarks.Calls;

/// <summary>A status call over a handler in memory.</summary>
public class InMemoryCallBenchmarks() : CallBenchmarks(Transport.InMemory);
