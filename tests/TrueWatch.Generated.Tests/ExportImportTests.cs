using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>Exports and imports against the simulator, from the start to the end of the task.</summary>
[Collection<OnVirtualTime>]
public sealed class ExportImportTests
{
    private readonly VirtualTimeProvider _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_answers_the_task_that_tells_how_it_goes()
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(timeProvider: _time, cancellationToken: TestCanceled);
        using var client = Client(simulator);

        var export = await client.ExportResourcesAsync(TestCanceled);
        var end = await WaitAsync(client, export.Content.TaskId);

        Assert.Equal((TaskStatus.Ok, "export"), (end.Status, end.Result.Action));
    }

    private static Task<PollingSnapshot<ResourceTask, TaskStatus>> WaitAsync(TrueWatchClient client, string? taskId)
        => client.WaitForTaskAsync(Assert.IsType<string>(taskId), cancellationToken: TestCanceled);

    private TrueWatchClient Client(TrueWatchSimulator simulator) => new(new TrueWatchClientOptions
    {
        ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
        Endpoint = simulator.Endpoint,
        GetVariable = _ => null,
        TimeProvider = _time,
    });
}
