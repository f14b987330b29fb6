namespace TrueWatch.Polling;

/// <summary>Something that is due at a time of a <see cref="MonotonicClock"/>. The clock owns the state.</summary>
internal abstract class Alarm
{
    /// <summary>The place of an alarm that is not set.</summary>
    public const int Nowhere = -1;

    /// <summary>Where it is in the clock's queue.</summary>
    public int Place { get; set; } = Nowhere;

    public bool IsSet => Place != Nowhere;

    /// <summary>The time has come.</summary>
    public abstract void Ring();
}
