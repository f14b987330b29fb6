namespace TrueWatch.Polling.Tests;

/// <summary>The same delay after every poll.</summary>
internal sealed class FixedDelayPolicy(TimeSpan delay) : DelayPolicy
{
    public override TimeSpan GetDelay(int poll) => delay;
}
