namespace TrueWatch.Benchmarks.Report;

/// <summary>How a cost grows with a size.</summary>
internal static class Growth
{
    /// <summary>
    /// The exponent of the power law that fits best: the slope of the least squares line through the logarithms of the
    /// sizes and of the costs. 1 is linear, 2 quadratic, 0 no growth.
    /// </summary>
    public static double Exponent(IReadOnlyCollection<(double Size, double Cost)> points)
    {
        var logs = points.Where(point => point is { Size: > 0, Cost: > 0 }).Select(point => (X: Math.Log(point.Size), Y: Math.Log(point.Cost))).ToList();
        if (logs.Count < 2)
        {
            return double.NaN;
        }

        var (meanX, meanY) = (logs.Average(log => log.X), logs.Average(log => log.Y));
        return logs.Sum(log => (log.X - meanX) * (log.Y - meanY)) / logs.Sum(log => (log.X - meanX) * (log.X - meanX));
    }
}
