namespace TrueWatch.Benchmarks.Calls;

/// <summary>A status call over loopback HTTP.</summary>
public class LoopbackCallBenchmarks() : CallBenchmarks(Transport.Loopback);
