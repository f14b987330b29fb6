namespace TrueWatch.Polling;

/// <summary>Something that is due at a time of a <see cref="MonotonicClock"/>. The clock owns the state.</summary>
internal abstract class Alarm
{
    /// <summary>The place of an alarm that is not set.</summary>
    public const int Nowhere = -1;

    public TimeSpan Due { get; set; }

    public long Sequence { get; set; }

    /// <summary>Where it is in the clock's queue.</summary>
    public int Place { get; set; } = Nowhere;

    public bool IsSet => Place != Nowhere;

    /// <summary>Earlier alarms come first; of those at the same time, the one that was set first.</summary>
    public bool IsBefore(Alarm other) => Due != other.Due ? Due < other.Due : Sequence < other.Sequence;

    /// <summary>The time has come.</summary>
    public abstract void Ring();
}
