namespace TrueWatch.Polling;

/// <summary>An alarm of something that is no alarm itself.</summary>
internal sealed class CallbackAlarm(Action callback) : Alarm
{
    public override void Ring() => callback();
}
