namespace TrueWatch.Polling.Tests;

/// <summary>Windows of time over requests.</summary>
internal static class RequestWindow
{
    /// <summary>No window, wherever it starts and with both of its ends, holds more requests of one key.</summary>
    public static void RequireAtMost(int requests, TimeSpan window, IEnumerable<JobRequest> all)
    {
        foreach (var key in all.GroupBy(request => request.Key))
        {
            var times = key.Select(request => request.At).Order().ToArray();
            for (var first = 0; first + requests < times.Length; first++)
            {
                Assert.True(
                    times[first + requests] - times[first] > window,
                    $"{requests + 1} requests from {times[first]} to {times[first + requests]}");
            }
        }
    }
}
