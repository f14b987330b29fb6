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
    public async Task What_an_export_makes_is_found_downloaded_and_imported_elsewhere()
    {
        await using var staging = await TrueWatchSimulator.StartAsync(timeProvider: _time, cancellationToken: TestCanceled);
        await using var production = await TrueWatchSimulator.StartAsync(service => service.Workspace.Clear(), _time, TestCanceled);
        using var from = Client(staging);
        using var to = Client(production);

        var export = await from.ExportResourcesAsync(TestCanceled);
        var exported = await WaitAsync(from, export.Content.TaskId);
        using var file = new MemoryStream();
        await from.DownloadAsync(Assert.Single(exported.Result.FindLinks()), file, cancellationToken: TestCanceled);
        file.Position = 0;
        var import = await to.ImportResourcesAsync(new ImportResourcesForm(new FileUpload(file, "resource.zip")), TestCanceled);
        var imported = await WaitAsync(to, import.Content.TaskId);

        Assert.Equal((TaskStatus.Ok, "export"), (exported.Status, exported.Result.Action));
        Assert.Equal((TaskStatus.Ok, "import", 6), (imported.Status, imported.Result.Action, imported.Result.ImportInfo?.SuccessCount));
        Assert.Empty(import.ImportConflicts);
        Assert.Equal(
            staging.Service.Workspace.Resources.Select(each => (each.Type, each.Name)).Order(),
            production.Service.Workspace.Resources.Select(each => (each.Type, each.Name)).Order());
    }

    [Theory]
    [InlineData(false, TrueWatchErrorKind.Unauthorized)]
    [InlineData(true, null)]
    public async Task A_link_that_needs_the_key_gets_it_where_that_is_asked_for(bool sendApiKey, TrueWatchErrorKind? kind)
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(
            service => service.Workspace.WithDownloadLinks(requireKey: true), _time, TestCanceled);
        using var client = Client(simulator);
        var export = await client.ExportResourcesAsync(TestCanceled);
        var link = (await WaitAsync(client, export.Content.TaskId)).Result.FindLinks().Single();

        using var file = new MemoryStream();
        var exception = await Record.ExceptionAsync(
            () => client.DownloadAsync(link, file, options: new DownloadOptions { SendApiKey = sendApiKey }, cancellationToken: TestCanceled));

        Assert.Equal(kind, (exception as TrueWatchApiException)?.Kind);
        Assert.Equal(sendApiKey, file.Length > 0);
    }

    [Theory]
    [InlineData(ConflictForm.Newer)]
    [InlineData(ConflictForm.Older)]
    public async Task An_import_answers_what_conflicts_or_the_task_that_tells_how_it_goes(ConflictForm form)
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(
            service => service.Workspace.WithConflictForm(form).Add(new SimulatedResource("checker", "CPU"), new SimulatedResource("dashboard", "Old", "1")),
            _time,
            TestCanceled);
        using var client = Client(simulator);
        var archive = Zip(("checker/CPU.json", """{"name":"CPU"}"""), ("dashboard/New.json", """{"name":"New","identifier":"1"}"""));

        var conflict = await client.ImportResourcesAsync(new ImportResourcesForm(new FileUpload(new MemoryStream(archive), "resource.zip")), TestCanceled);
        var import = await client.ImportResourcesAsync(
            new ImportResourcesForm(new FileUpload(new MemoryStream(archive), "resource.zip"))
            {
                RepeatNameOp = MonitorConflictStrategy.Recover,
                RepeatIdentifierOp = ConflictStrategy.Skip,
            },
            TestCanceled);
        var end = await WaitAsync(client, import.Content.TaskId);

        Assert.Null(conflict.Content.TaskId);
        Assert.Equal(
            [("checker", ImportConflictKind.Name, "CPU", "CPU", null), ("dashboard", ImportConflictKind.Identifier, "New", "Old", "1")],
            conflict.ImportConflicts.Select(each => (each.ResourceType, each.Kind, each.ImportName, each.ExistingName, each.Identifier)));
        Assert.Equal((TaskStatus.Ok, "import", 1), (end.Status, end.Result.Action, end.Result.ImportInfo?.SuccessCount));
    }

    private static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in files)
            {
                using var file = new StreamWriter(zip.CreateEntry(path).Open());
                file.Write(text);
            }
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
