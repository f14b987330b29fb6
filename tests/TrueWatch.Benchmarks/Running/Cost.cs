namespace TrueWatch.Benchmarks.Running;

/// <summary>What an action costs.</summary>
/// <param name="Nanoseconds">The median of the time.</param>
/// <param name="Bytes">The median of what it allocated on the managed heap.</param>
internal sealed record Cost(double Nanoseconds, double Bytes)
{
    public static Cost operator /(Cost cost, double count) => new(cost.Nanoseconds / count, cost.Bytes / count);
}
