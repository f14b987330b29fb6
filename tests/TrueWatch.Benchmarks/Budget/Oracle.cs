namespace TrueWatch.Benchmarks.Budget;

/// <summary>
/// The best that 20 requests a minute allow to one who does not know when tasks end. It sends one request every 3 seconds,
/// from the first moment on, and never two closer together: 20 in any 60 seconds. Each request goes to the task that was
/// asked for longest ago, of those that were not seen to have ended (round robin). A task is seen to have ended by the
/// first request at or after its end.
/// </summary>
/// <remarks>
/// An end that is equally likely at any moment between two requests for its task is seen half of their distance later, on
/// average, and of all ways to share a number of requests among tasks, equal distances make that average the least. So no
/// other policy without foreknowledge has a lower mean, apart from what chance gives in a sample. It heeds neither the
/// pace that the API recommends for a single task nor calls that need the budget, too: the comparison is in its favour.
/// </remarks>
internal static class Oracle
{
    public const int RequestsPerMinute = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60.0 / RequestsPerMinute);

    public static List<TimeSpan> Delays(IEnumerable<TimeSpan> ends)
    {
        var round = new Queue<TimeSpan>(ends);
        var delays = new List<TimeSpan>(round.Count);
        for (var now = TimeSpan.Zero; round.TryDequeue(out var end); now += Interval)
        {
            if (end <= now)
            {
                delays.Add(now - end);
            }
            else
            {
                round.Enqueue(end);
            }
        }

        return delays;
    }
}
