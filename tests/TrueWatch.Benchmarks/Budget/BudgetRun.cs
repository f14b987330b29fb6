using TrueWatch.Benchmarks.Running;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Budget;

/// <summary>Waits of the generated client for tasks of one key, with its default limit, in virtual time.</summary>
/// <param name="Delays">From the end of each task until a poll saw it.</param>
/// <param name="Violations">How many requests were over the limit.</param>
/// <param name="Requests">How many requests there were.</param>
internal sealed record BudgetRun(IReadOnlyList<TimeSpan> Delays, int Violations, int Requests)
{
    public static BudgetRun Execute(IReadOnlyList<TimeSpan> ends, PollingOptions options)
    {
        var time = new BenchmarkTime();
        var tasks = ends.Select((end, number) => ($"task_{number}", end)).ToDictionary();
        using var service = new BudgetService(time, tasks);
        using var httpClient = new HttpClient(service, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new TrueWatchClient(httpClient, new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey(Guid.NewGuid().ToString()),
            Endpoint = new Uri("https://openapi.truewatch.com/"),
            TimeProvider = time,
        });
        var waits = Task.WhenAll(tasks.Keys.Select(task => client.WaitForTaskAsync(task, options)));
        time.RunUntilEnd(waits);
        waits.GetAwaiter().GetResult();
        return new BudgetRun(service.Delays, service.Violations, service.Requests);
    }
}
