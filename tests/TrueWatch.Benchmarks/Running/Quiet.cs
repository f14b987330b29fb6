namespace TrueWatch.Benchmarks.Running;

/// <summary>
/// Lets go on what came before, above all the compilation of hot methods, which the runtime does on another thread, and
/// begins when nothing new has been called for one or two tenths of a second.
/// </summary>
internal static class Quiet
{
    private const int MostPauses = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits until the process does next to nothing, but not for ever.</summary>
    public static void Wait()
    {
        for (var pause = 0; pause < MostPauses; pause++)
        {
            var before = Environment.CpuUsage.TotalTime;
            Thread.Sleep(Pause);
            if (Environment.CpuUsage.TotalTime - before < Little)
            {
                return;
            }
        }
    }
}
