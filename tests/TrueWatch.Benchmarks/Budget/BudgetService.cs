using TrueWatch.Benchmarks.Running;
using TrueWatch.Benchmarks.Waits;

namespace TrueWatch.Benchmarks.Budget;

/// <summary>
/// A service in memory whose tasks end at given times, and which counts the requests that a window of 60 seconds of its
/// limit, with both of its ends, would not have admitted.
/// </summary>
internal sealed class BudgetService(BenchmarkTime time, IReadOnlyDictionary<string, TimeSpan> ends) : HttpMessageHandler
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly Queue<TimeSpan> _admitted = [];

    /// <summary>How long after its end each task was seen to have ended.</summary>
    public List<TimeSpan> Delays { get; } = [];

    public int Requests { get; private set; }

    public int Violations { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        while (_admitted.TryPeek(out var oldest) && time.Now - oldest > Window)
        {
            _admitted.Dequeue();
        }

        if (_admitted.Count >= Oracle.RequestsPerMinute)
        {
            Violations++;
        }

        _admitted.Enqueue(time.Now);
        var query = request.RequestUri!.Query;
        var end = ends[query[(query.IndexOf('=', StringComparison.Ordinal) + 1)..]];
        var isEnded = end <= time.Now;
        if (isEnded)
        {
            Delays.Add(time.Now - end);
        }

        return Task.FromResult(TaskHandler.Respond(request, isEnded));
    }
}
