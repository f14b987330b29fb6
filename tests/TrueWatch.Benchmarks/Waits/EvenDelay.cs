using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>The same pause after every poll.</summary>
internal sealed class EvenDelay(TimeSpan delay) : DelayPolicy
{
    public override TimeSpan GetDelay(int poll) => delay;
}
