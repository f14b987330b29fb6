using TrueWatch.Benchmarks.Report;

namespace TrueWatch.Benchmarks.Running;

/// <summary>
/// Something measured at several sizes, in rounds over all of them, so that what disturbs the machine for a while disturbs
/// every size.
/// </summary>
internal sealed class SizeSamples<T>
{
    private const int Rounds = 3;
    private const int SamplesOfSmallSizes = 5;

    private readonly IReadOnlyList<int> _sizes;
    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<T>>> _rounds;

    /// <param name="sizes">The sizes, the largest last.</param>
    /// <param name="measure">Takes a sample of a size.</param>
    public SizeSamples(IReadOnlyList<int> sizes, Func<int, T> measure)
    {
        _sizes = sizes;
        _rounds = [.. Enumerable.Range(0, Rounds).Select(_ => sizes.Select(Sample).ToList()).ToList()];

        // The first one is for the memory that the process does not have, or has given back since the last one.
        IReadOnlyList<T> Sample(int size)
            => [.. Enumerable.Range(0, 1 + (size < sizes[^1] ? SamplesOfSmallSizes : 1)).Select(_ => measure(size)).ToList().Skip(1)];
    }

    /// <param name="row">Makes the row of a size, from the size and the median of a figure at that size.</param>
    /// <returns>A row for each size.</returns>
    public IEnumerable<IReadOnlyList<string>> Rows(Func<int, Func<Func<T, double>, double>, IReadOnlyList<string>> row)
        => _sizes.Select((size, index) => row(size, figure => Median(index, figure)));

    /// <summary>The median of a figure at the largest size.</summary>
    public double AtLargest(Func<T, double> figure) => Median(_sizes.Count - 1, figure);

    /// <summary>The exponent that a cost grows with, in the middle of the rounds.</summary>
    public double Exponent(Func<T, double> cost) => Comparison.Median(_rounds.Select(
        round => Growth.Exponent([.. _sizes.Zip(round, (size, samples) => ((double)size, Comparison.Median(samples.Select(cost))))])));

    private double Median(int index, Func<T, double> figure)
        => Comparison.Median(_rounds.SelectMany(round => round[index]).Select(figure));
}
