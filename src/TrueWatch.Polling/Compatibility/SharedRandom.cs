namespace TrueWatch.Polling.Compatibility;

/// <summary>A source of numbers for all threads: each has one of its own behind it.</summary>
internal sealed class SharedRandom : Random
{
    [ThreadStatic]
    private static Random? _ofThread;

    private SharedRandom()
    {
    }

    public static SharedRandom Instance { get; } = new();

    // The seed is not left to the clock, by which threads that begin together would draw the same numbers.
    private static Random OfThread => _ofThread ??= new Random(Guid.NewGuid().GetHashCode());

    public override int Next() => OfThread.Next();

    public override int Next(int maxValue) => OfThread.Next(maxValue);

    public override int Next(int minValue, int maxValue) => OfThread.Next(minValue, maxValue);

    public override void NextBytes(byte[] buffer) => OfThread.NextBytes(buffer);

    public override double NextDouble() => OfThread.NextDouble();
}
