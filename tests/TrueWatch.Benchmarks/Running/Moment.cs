using System.Diagnostics;

namespace TrueWatch.Benchmarks.Running;

/// <summary>A moment that a <see cref="Duration"/> is counted from.</summary>
internal readonly record struct Moment(long Timestamp, TimeSpan Collector)
{
    public static Moment Now => new(Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration());

    public Duration Elapsed => new(Stopwatch.GetElapsedTime(Timestamp), GC.GetTotalPauseDuration() - Collector);
}
