namespace TrueWatch.Testing;

/// <summary>
/// Tests on the simulator's clock, which moves when the thread pool is at rest: beside tests that keep the pool busy, it takes
/// up to a second for that.
/// </summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class OnVirtualTime;
