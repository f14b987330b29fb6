namespace TrueWatch.Generators.Models;

/// <summary>What a status means for the one who waits; the members are those of the runtime's PollingOutcome.</summary>
internal enum PollingState
{
    Pending,
    Succeeded,
    Failed,
    Canceled,
}
