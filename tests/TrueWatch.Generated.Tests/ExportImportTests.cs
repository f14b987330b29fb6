using System.IO.Compression;
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

    [Fact]
    public async Task An_import_answers_what_conflicts_or_the_task_that_tells_how_it_goes()
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(
            service => service.Workspace.Add(new SimulatedResource("checker", "CPU")), _time, TestCanceled);
        using var client = Client(simulator);
        var archive = Zip("checker/CPU.json", """{"name":"CPU"}""");

        var conflict = await client.ImportResourcesAsync(new ImportResourcesForm(new FileUpload(new MemoryStream(archive), "resource.zip")), TestCanceled);
        var import = await client.ImportResourcesAsync(
            new ImportResourcesForm(new FileUpload(new MemoryStream(archive), "resource.zip")) { RepeatNameOp = MonitorConflictStrategy.Recover }, TestCanceled);
        var end = await WaitAsync(client, import.Content.TaskId);

        Assert.Null(conflict.Content.TaskId);
        Assert.Equal(["CPU"], conflict.Content.RepeatName!["checker"]);
        Assert.Equal((TaskStatus.Ok, "import", 1), (end.Status, end.Result.Action, end.Result.ImportInfo?.SuccessCount));
    }

    private static byte[] Zip(string path, string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        using (var file = new StreamWriter(zip.CreateEntry(path).Open()))
        {
            file.Write(text);
        }

        return bytes.ToArray();
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
