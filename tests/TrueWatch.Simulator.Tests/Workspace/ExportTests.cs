using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace TrueWatch.Simulator.Tests;

public sealed class ExportTests
{
    [Fact]
    public async Task An_export_makes_an_archive_of_what_the_workspace_had_when_it_began()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.Workspace
            .Clear()
            .Add(
                new SimulatedResource("dashboard", "Größe: 1/2", "size") { Json = """{ "own" : 1 }""" },
                new SimulatedResource("checker", "CPU"),
                new SimulatedResource("checker", "CPU")));

        var answer = await client.StartExportAsync();
        client.Simulator.Service.Workspace.Add(new SimulatedResource("tag", "late"));
        Assert.Equal("""{"taskId":"task_export_1"}""", answer.Json["content"]!.ToJsonString());
        Assert.Equal("start", (await client.GetTaskAsync(answer.TaskId!)).TaskStatus);
        client.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("running", (await client.GetTaskAsync(answer.TaskId!)).TaskStatus);
        var content = (await client.FinishAsync(answer.TaskId!)).AsObject();

        var link = WorkspaceClient.Link(content);
        Assert.StartsWith($"{client.Simulator.Endpoint}download/1/resource.zip?signature=", link, StringComparison.Ordinal);
        content.Remove("download_url");
        Assert.Equal(
            """{"status":"ok","action":"export","message":"","errorCode":"","import_info":{},"name_list":["Größe: 1/2","CPU","CPU"]}""",
            content.ToJsonString(SimulatorAnswer.Readable));
        var file = await client.SendAsync(HttpMethod.Get, link, apiKey: null);
        Assert.Equal("application/zip", file.ContentHeaders.ContentType!.ToString());
        Assert.Equal(
            [
                ("dashboard/Größe_ 1_2.json", """{ "own" : 1 }"""),
                ("checker/CPU.json", """{"name":"CPU"}"""),
                ("checker/CPU (2).json", """{"name":"CPU"}"""),
            ],
            WorkspaceClient.Unzip(file.Body));
    }

    [Fact]
    public async Task A_resource_that_fails_to_export_is_named_and_left_out()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.Workspace
            .Clear()
            .Add(
                new SimulatedResource("dashboard", "good"),
                new SimulatedResource("dashboard", "bad") { FailsToExport = true }));

        var content = await client.ExportAsync();

        Assert.Equal("ok", (string?)content["status"]);
        Assert.Equal("""{"exportFailedInfo":{"dashboard":["bad"]}}""", content["import_info"]!.ToJsonString());
        Assert.Equal("""["good"]""", content["name_list"]!.ToJsonString());
        Assert.Equal(
            ["dashboard/good.json"],
            WorkspaceClient.Unzip((await client.SendAsync(HttpMethod.Get, WorkspaceClient.Link(content))).Body).Select(file => file.Path));
    }

    [Theory]
    [InlineData("bytes=0-9", 206, 0, 10)]
    [InlineData("bytes=5-", 206, 5, null)]
    [InlineData("bytes=-4", 206, -4, 4)]
    [InlineData("bytes=3-999999", 206, 3, null)]
    [InlineData("bytes=-999999", 206, 0, null)]
    [InlineData("bytes=999999-", 416, 0, 0)]
    [InlineData("bytes=-0", 416, 0, 0)]
    [InlineData("bytes=0-1,4-5", 200, 0, null)]
    [InlineData("lines=0-1", 200, 0, null)]
    [InlineData("nonsense", 200, 0, null)]
    public async Task A_part_of_the_file_can_be_asked_for(string range, int statusCode, int from, int? length)
    {
        await using var client = await SimulatorClient.StartAsync();
        var link = WorkspaceClient.Link(await client.ExportAsync());
        var whole = await client.SendAsync(HttpMethod.Get, link);
        from = from < 0 ? whole.Body.Length + from : from;

        var part = await client.SendAsync(HttpMethod.Get, link, headers: ("Range", range));

        Assert.Equal(statusCode, part.StatusCode);
        Assert.Equal(whole.Body[from..(length is { } count ? from + count : ^0)], part.Body);
        Assert.Equal(statusCode, client.Simulator.Requests[^1].StatusCode);
        var expected = statusCode switch
        {
            206 => new ContentRangeHeaderValue(from, from + part.Body.Length - 1, whole.Body.Length),
            416 => new ContentRangeHeaderValue(whole.Body.Length),
            _ => null,
        };
        Assert.Equal(expected, part.ContentHeaders.ContentRange);
    }

    [Fact]
    public async Task A_part_is_of_the_file_that_the_client_knows_or_the_whole()
    {
        await using var client = await SimulatorClient.StartAsync();
        var link = WorkspaceClient.Link(await client.ExportAsync());
        var whole = await client.SendAsync(HttpMethod.Get, link);
        var head = await client.SendAsync(HttpMethod.Head, link);

        var known = await client.SendAsync(HttpMethod.Get, link, headers: [("Range", "bytes=1-"), ("If-Range", whole.Headers.ETag!.Tag)]);
        var other = await client.SendAsync(HttpMethod.Get, link, headers: [("Range", "bytes=1-"), ("If-Range", "\"other\"")]);

        Assert.Equal((206, 200), (known.StatusCode, other.StatusCode));
        Assert.Equal(["bytes"], whole.Headers.AcceptRanges);
        Assert.Equal([$"sha-256=:{Convert.ToBase64String(SHA256.HashData(whole.Body))}:"], known.Headers.GetValues("Repr-Digest"));
        Assert.Equal((200, whole.Body.Length, 0), (head.StatusCode, (int)head.ContentHeaders.ContentLength!, head.Body.Length));
    }

    [Fact]
    public async Task A_link_expires_when_it_is_told_so()
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.Workspace.WithDownloadLinks(lifetime: TimeSpan.FromMinutes(10)));
        var link = WorkspaceClient.Link(await client.ExportAsync());

        client.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, link)).StatusCode);
        client.Time.Advance(TimeSpan.FromTicks(1));
        var expired = await client.SendAsync(HttpMethod.Get, link);
        Assert.Equal(403, expired.StatusCode);
        Assert.Contains("Request has expired", expired.Text, StringComparison.Ordinal);

        client.Simulator.Service.Workspace.WithDownloadLinks();
        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, link)).StatusCode);
        client.Simulator.Service.Workspace.WithDownloadLinks(TimeSpan.Zero);
        Assert.Equal(403, (await client.SendAsync(HttpMethod.Get, link)).StatusCode);
    }

    [Fact]
    public async Task A_link_stands_for_the_key_unless_it_is_to_need_one_and_counts_for_no_limit()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(2));
        var link = WorkspaceClient.Link(await client.ExportAsync());

        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, link, apiKey: null)).StatusCode);
        Assert.Equal(404, (await client.SendAsync(HttpMethod.Get, link[..^1], apiKey: null)).StatusCode);
        Assert.Equal(404, (await client.SendAsync(HttpMethod.Get, "download/2/resource.zip")).StatusCode);
        Assert.Equal(405, (await client.SendAsync(HttpMethod.Post, link)).StatusCode);

        client.Simulator.Service.Workspace.WithDownloadLinks(requireKey: true);
        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, link)).StatusCode);
        Assert.Equal("ft.InvalidAPIKey", (await client.SendAsync(HttpMethod.Get, link, apiKey: null)).RequireError(403));
        Assert.Equal(401, (await client.StartExportAsync()).StatusCode);
    }

    [Fact]
    public async Task A_large_file_is_a_real_archive_that_can_be_imported()
    {
        const int Padding = 1_000_000;
        await using var client = await SimulatorClient.StartAsync(service => service.Workspace.WithExportPadding(Padding));

        var archive = await client.DownloadAsync();

        Assert.InRange(archive.Length, Padding, Padding + 10_000);
        Assert.Equal(Padding, WorkspaceClient.Unzip(archive)[^1].Text.Length);
        client.Simulator.Service.Workspace.Clear();
        await client.ImportAsync(archive);
        Assert.Equal(6, client.Simulator.Service.Workspace.Resources.Count);
    }

    [Fact]
    public async Task The_task_of_an_export_goes_as_it_is_told()
    {
        await using var client = await SimulatorClient.StartAsync();
        var workspace = client.Simulator.Service.Workspace.WithExportTasks(task => task.Status("queued").Running(TimeSpan.FromHours(1)));
        var taskId = (await client.StartExportAsync()).TaskId!;
        Assert.Equal("queued", (await client.GetTaskAsync(taskId)).TaskStatus);
        client.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("running", (await client.GetTaskAsync(taskId)).TaskStatus);
        client.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ok", (await client.GetTaskAsync(taskId)).TaskStatus);

        workspace.WithExportTasks(task => task.Fails("ft.ExportFailed", "Disk full"));
        var failed = await client.ExportAsync();
        Assert.Equal("""{"status":"error","action":"export","message":"Disk full","errorCode":"ft.ExportFailed"}""", failed.ToJsonString());

        workspace.WithExportTasks(task => task);
        Assert.NotNull((await client.ExportAsync())["download_url"]);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Equal("type", Assert.Throws<ArgumentException>(() => new SimulatedResource(" ", "name")).ParamName);
        Assert.Equal("type", Assert.Throws<ArgumentException>(() => new SimulatedResource("a/b", "name")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => new SimulatedResource("tag", " ")).ParamName);
        Assert.All(
            ["", "[]", "{", "1"],
            json => Assert.Throws<ArgumentException>(() => new SimulatedResource("tag", "name") { Json = json }));
    }
}
