namespace TrueWatch.Polling.Tests;

/// <summary>Tests that measure the process's memory, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
