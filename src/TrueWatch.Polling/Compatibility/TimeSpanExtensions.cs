namespace TrueWatch.Polling.Compatibility;

internal static class TimeSpanExtensions
{
    extension(TimeSpan)
    {
        public static TimeSpan operator /(TimeSpan time, double divisor)
            => TimeSpan.FromTicks((long)Math.Round(time.Ticks / divisor));
    }
}
