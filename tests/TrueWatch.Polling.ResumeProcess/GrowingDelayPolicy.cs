namespace TrueWatch.Polling.ResumeProcess;

/// <summary>A second more after each poll, so that a backoff which began anew would show.</summary>
internal sealed class GrowingDelayPolicy : DelayPolicy
{
    public override TimeSpan GetDelay(int poll) => TimeSpan.FromSeconds(poll);
}
