namespace TrueWatch.Polling;

/// <summary>Something that is due at a time of a <see cref="MonotonicClock"/>. The clock owns the state.</summary>
internal sealed class Alarm(Action callback)
{
    /// <summary>Earlier alarms first; of those at the same time, the one that was set first.</summary>
    public static Comparer<Alarm> Order { get; } = Comparer<Alarm>.Create(static (one, other)
        => one.Due != other.Due ? one.Due.CompareTo(other.Due) : one.Sequence.CompareTo(other.Sequence));

    public TimeSpan Due { get; set; }

    public long Sequence { get; set; }

    public bool IsSet { get; set; }

    public void Ring() => callback();
}
