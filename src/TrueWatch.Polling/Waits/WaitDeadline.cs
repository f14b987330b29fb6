namespace TrueWatch.Polling;

/// <summary>When the time of a wait is up.</summary>
internal sealed class WaitDeadline<TResult, TStatus>(PollingWait<TResult, TStatus> wait) : Alarm
    where TStatus : struct, Enum
{
    public override void Ring() => wait.OnDeadline();
}
