using TrueWatch.Generated;
using TrueWatch.Polling;
using TrueWatch.Simulator;

VirtualTimeProvider time = new();
TrueWatchSimulator simulator = await TrueWatchSimulator.StartAsync(
    service => service.AddTask(new TaskScript("import")
        .Start(TimeSpan.FromSeconds(2))
        .Running(TimeSpan.FromMinutes(25))
        .Succeeds(successCount: 12)),
    time).ConfigureAwait(false);
await using (simulator.ConfigureAwait(false))
{
    using TrueWatchClient client = new(new TrueWatchClientOptions
    {
        ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
        Endpoint = simulator.Endpoint,
        TimeProvider = time,
    });
    PollingSnapshot<ResourceTask, TrueWatch.Generated.TaskStatus> end = await client.WaitForTaskAsync("import").ConfigureAwait(false);
    Console.WriteLine($"{end.Status} {end.Status == TrueWatch.Generated.TaskStatus.Ok} {end.Result.ImportInfo?.SuccessCount} {end.Elapsed >= TimeSpan.FromMinutes(25)} {simulator.Requests[0].Elapsed}");
}
