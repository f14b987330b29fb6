using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrueWatch.Generated;
using TrueWatch.Polling;

IConfiguration configuration = new ConfigurationBuilder()
    .AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Endpoint"] = args[0],
        ["ApiKey"] = "key_for_tests",
        ["Timeout"] = "00:00:30",
    })
    .Build();
ServiceCollection services = new();
services.AddTrueWatchClient(configuration);
ServiceProvider provider = services.BuildServiceProvider();
await using (provider.ConfigureAwait(false))
{
    ITrueWatchClient client = provider.GetRequiredService<ITrueWatchClient>();
    PollingOptions options = new()
    {
        InitialDelay = TimeSpan.FromMilliseconds(10),
        MaximumDelay = TimeSpan.FromMilliseconds(10),
    };

    PollingSnapshot<ResourceTask, TaskStatus> end = await client.WaitForTaskAsync("import", options).ConfigureAwait(false);
    Console.WriteLine($"{end.Status} {end.Status == TaskStatus.Ok} {end.Result.ImportInfo?.SuccessCount} {end.IsPartialSuccess}");

    await foreach (PollingSnapshot<ResourceTask, TaskStatus> snapshot in client.WatchTaskAsync("export", options).ConfigureAwait(false))
    {
        Console.WriteLine($"{snapshot.Status} {snapshot.Outcome} {snapshot.Result.ToJson()}");
    }

    try
    {
        _ = await client.QueryActionStatusAsync("unknown").ConfigureAwait(false);
    }
    catch (TrueWatchApiException exception)
    {
        Console.WriteLine($"{exception.Kind} {exception.ErrorCode}");
    }
}
