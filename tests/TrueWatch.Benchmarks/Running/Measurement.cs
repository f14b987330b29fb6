namespace TrueWatch.Benchmarks.Running;

/// <summary>What one benchmark gave, for one operation.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Parameters">The values of its parameters.</param>
/// <param name="Rounds">The cost in each round, one after the other.</param>
internal sealed record Measurement(
    string Method, IReadOnlyDictionary<string, object> Parameters, IReadOnlyList<Cost> Rounds)
{
    /// <summary>The median of the time.</summary>
    public double Nanoseconds => Comparison.Median(Rounds.Select(round => round.Nanoseconds));

    /// <summary>The median of what it allocated on the managed heap.</summary>
    public double Bytes => Comparison.Median(Rounds.Select(round => round.Bytes));

    /// <summary>
    /// The time beside a baseline: the median of the ratios of each round, since what disturbs the machine for a while
    /// disturbs what is measured in that while.
    /// </summary>
    public double TimeBeside(Measurement baseline) => Comparison.Median(
        Rounds.Zip(baseline.Rounds, (one, other) => one.Nanoseconds / other.Nanoseconds));

    public T Parameter<T>() => Parameters.Values.OfType<T>().Single();
}
