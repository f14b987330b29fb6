namespace TrueWatch.Benchmarks.Calls;

/// <summary>Where the answers come from. Public because BenchmarkDotNet asks for it.</summary>
public enum Transport
{
    /// <summary>A handler that answers at once.</summary>
    InMemory,

    /// <summary>HTTP/1.1 over a pooled connection to a server in the same process, which allocates nothing for a request.</summary>
    Loopback,
}
