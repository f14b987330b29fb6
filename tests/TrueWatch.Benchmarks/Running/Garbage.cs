namespace TrueWatch.Benchmarks.Running;

/// <summary>What earlier measurements have left on the heap.</summary>
internal static class Garbage
{
    private const int Collections = 2;
    private const int PieceSize = 8_000;

    /// <summary>
    /// Collects everything, and then lets the youngest generation fill up, so that what is allocated next lies where the
    /// process has been before: after a full collection it lies in memory that the system has to provide first, a page at a
    /// time, which takes longer than what is measured.
    /// </summary>
    public static void Collect()
    {
        GC.Collect();
        for (var end = GC.CollectionCount(0) + Collections; GC.CollectionCount(0) < end;)
        {
            GC.KeepAlive(new byte[PieceSize]);
        }
    }
}
