namespace TrueWatch.Benchmarks.Running;

/// <summary>What one benchmark gave, for one operation.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Parameters">The values of its parameters.</param>
/// <param name="Nanoseconds">The median of the time.</param>
/// <param name="Bytes">What it allocated on the managed heap.</param>
internal sealed record Measurement(
    string Method, IReadOnlyDictionary<string, object> Parameters, double Nanoseconds, double Bytes)
{
    public T Parameter<T>() => Parameters.Values.OfType<T>().Single();
}
