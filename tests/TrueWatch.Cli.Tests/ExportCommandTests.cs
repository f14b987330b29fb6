using System.IO.Compression;
using System.Net;
using System.Text.Json;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary><c>truewatch export</c>: a whole file or none, and never a second export that nobody asked for.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("backup.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_is_started_waited_for_and_downloaded()
    {
        var run = await CommandRun.OfAsync("export", "--simulate", "--file", File);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            """
            ^Task task_export_1 was started
             +0\.0 s  start
             +2\.\d s  running
             +(?:[45]\.\d|6\.0) s  ok
             +\d\.\d s  downloading \S+backup\.zip, \d+ bytes: done
            Task task_export_1 succeeded
              status        ok
              action        export
              names         \[.+\]
              file          \S+backup\.zip, \d+ bytes
              waited        (?:[45]\.\d|6\.0) s, 3 polls
            $
            """,
            run.Output.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
        AssertWhole();
    }

    [Fact]
    public async Task A_program_reads_where_the_file_is()
    {
        var run = await CommandRun.OfAsync("export", "--simulate", "--file", File, "--output", "json");

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal(
            ("task_export_1", "succeeded", File, new FileInfo(File).Length),
            (root.GetProperty("taskId").GetString(), root.GetProperty("outcome").GetString(), root.GetProperty("file").GetString(), root.GetProperty("bytes").GetInt64()));
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_on_request_only_and_nothing_is_asked_before()
    {
        await System.IO.File.WriteAllTextAsync(File, "mine", TestContext.Current.CancellationToken);
        await using var service = await StartAsync();

        var refused = await RunAsync(service);
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("Use --force to replace it", refused.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.Success, (await RunAsync(service, "--force")).ExitCode);
        AssertWhole();
    }

    [Theory]
    [InlineData("/dev/null/x.zip", "cannot be written")]
    [InlineData("/", "is a folder")]
    [InlineData("", "--file is empty")]
    public async Task A_file_that_cannot_be_written_is_refused_before_an_export_is_started(string path, string words)
    {
        await using var service = await StartAsync();

        var run = await CommandTest.RunAsync(service, "export", "--file", path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_device_is_never_replaced()
    {
        const string device = "/dev/zero";
        await using var service = await StartAsync();
        System.IO.File.CreateSymbolicLink(File, device);

        var refused = await RunAsync(service, "--force");

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("is a device", refused.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
        Assert.Equal(device, new FileInfo(File).LinkTarget);
    }

    [Theory]
    [InlineData("""{"status":"ok","action":"export"}""")]
    [InlineData("""{"status":"ok","url":"http://store.example/a.zip"}""")]
    [InlineData("""{"status":"ok","a":"https://store.example/a","b":"https://store.example/b"}""")]
    [InlineData("""{"status":"ok","a":"https://store.example/a.zip","b":"https://store.example/b.zip"}""")]
    public async Task Without_a_link_that_is_known_to_be_the_files_the_result_is_printed_and_says_so(string content)
    {
        await using var service = await StartAsync(service => service.Workspace.WithExportTasks(task => task.Content(content)));

        var run = await RunAsync(service);

        Assert.Equal(ExitCode.NoLink, run.ExitCode);
        Assert.Contains("  status        ok", run.Output, StringComparison.Ordinal);
        Assert.All(JsonDocument.Parse(content).RootElement.EnumerateObject(), field => Assert.Contains(field.Value.GetString()!, run.Output, StringComparison.Ordinal));
        Assert.Contains("has no recognizable link to the file", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    /// <summary>Where the connection is cut, the exit code, and whether there is a file.</summary>
    public static TheoryData<string, int, bool> Cuts => new()
    {
        { "create", (int)ExitCode.ServiceFault, false },
        { "create, throttled", (int)ExitCode.Success, true },
        { "poll 1", (int)ExitCode.Success, true },
        { "poll 2", (int)ExitCode.Success, true },
        { "poll 3", (int)ExitCode.Success, true },
        { "every poll", (int)ExitCode.ServiceFault, false },
        { "download once", (int)ExitCode.Success, true },
        { "download at byte 0", (int)ExitCode.Success, true },
        { "download at byte 7", (int)ExitCode.Success, true },
        { "download at byte 1000", (int)ExitCode.Success, true },
        { "every download at byte 100", (int)ExitCode.Success, true },
        { "every download", (int)ExitCode.ServiceFault, false },
        { "download, refused", (int)ExitCode.ServiceFault, false },
        { "download, page", (int)ExitCode.ServiceFault, false },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Wherever_the_connection_is_cut_there_is_a_whole_file_or_none_and_one_export(string where, int exitCode, bool hasFile)
    {
        await using var service = await StartAsync(service => Cut(service, where));

        var run = await RunAsync(service);

        Assert.True(exitCode == (int)run.ExitCode, run.Error);
        Assert.Equal(hasFile ? ["backup.zip"] : [], _folder.Files);
        Assert.Single(service.Requests, request => request.Operation == SimulatedOperation.ExportResources && request.StatusCode != 401);
        if (hasFile)
        {
            AssertWhole();
        }
        else if (where == "create")
        {
            Assert.Contains("Whether the service executed the request is unknown", run.Error, StringComparison.Ordinal);
        }
        else
        {
            // What it says goes on with the same export.
            var next = $"truewatch export --task task_export_1 --file {File} --endpoint {service.Endpoint}";
            Assert.Contains("task 'task_export_1': ", run.Error, StringComparison.Ordinal);
            Assert.EndsWith($"\n  {next}\n", run.Error, StringComparison.Ordinal);
            service.Service.ClearFaults();
            var again = await new CommandTest { TimeProvider = service.TimeProvider }.RunAsync([.. next.Split(' ').Skip(1)]);
            Assert.Equal(ExitCode.Success, again.ExitCode);
            AssertWhole();
            Assert.Single(service.Requests, request => request.Operation == SimulatedOperation.ExportResources);
        }
    }

    [Theory]
    [InlineData(ExitCode.Interrupted)]
    [InlineData(ExitCode.Terminated)]
    public async Task Who_interrupts_it_hears_how_to_go_on(object cause)
    {
        await using var service = await StartAsync();

        var run = await new CommandTest { Cause = (ExitCode)cause, TimeProvider = service.TimeProvider }
            .RunAsync("export", "--task", "task_1", "--file", File, "--timeout", "5m", "--maximum-size", "2G", "--send-key", "--endpoint", service.Endpoint.ToString());

        Assert.Equal(cause, run.ExitCode);
        Assert.EndsWith(
            $"\n  truewatch export --task task_1 --file {File} --send-key --maximum-size 2G --timeout 5m --endpoint {service.Endpoint}\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task An_interrupted_process_leaves_no_part_of_a_file()
    {
        var run = await ProcessRun.SignaledAsync("INT", $"export --simulate --file {File}");

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("task 'task_export_1': Interrupted.", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task In_a_terminal_the_same_is_shown_live()
    {
        var run = await ProcessRun.InTerminalAsync($"truewatch export --simulate --file {File}");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("backup.zip, ", run.Output, StringComparison.Ordinal);
        AssertWhole();
    }

    [Theory]
    [InlineData("text", "^task_export_1\n$")]
    [InlineData("json", "^\\{\n  \"taskId\": \"task_export_1\",\n  \"outcome\": \"pending\"")]
    public async Task Without_waiting_the_id_is_printed_alone(string format, string content)
    {
        await using var service = await StartAsync();

        var run = await CommandTest.RunAsync(service, "export", "--no-wait", "--output", format);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Matches(content, run.Output);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("--no-wait", "--force")]
    [InlineData("--no-wait", "--task", "a")]
    [InlineData("--task", "")]
    [InlineData("--maximum-size", "0")]
    [InlineData("--maximum-size", "2000T")]
    [InlineData("--maximum-size", "many")]
    public async Task What_contradicts_itself_or_means_nothing_is_refused(params string[] arguments)
        => Assert.Equal(ExitCode.Usage, (await CommandRun.OfAsync(["export", "--simulate", .. arguments])).ExitCode);

    [Fact]
    public async Task A_file_above_the_cap_is_refused_and_the_cap_can_be_raised()
    {
        await using var service = await StartAsync(service => service.WithKeyLimit(null));

        var run = await RunAsync(service, "--maximum-size", "100");
        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.Contains("more than 100 bytes. Raise --maximum-size", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);

        Assert.Equal(ExitCode.Success, (await RunAsync(service, "--maximum-size", "1M")).ExitCode);
    }

    [Theory]
    [InlineData(SimulatedOperation.DownloadExport, "ok", 3)]
    [InlineData(SimulatedOperation.ExportResources, null, 0)]
    public async Task A_program_reads_how_the_task_stood_when_something_else_failed(SimulatedOperation operation, string? status, int polls)
    {
        await using var service = await StartAsync(service => service.OnEveryRequest(operation).AnswerGatewayPage(HttpStatusCode.Forbidden));

        var run = await RunAsync(service, "--output", "json");

        var root = JsonElement.Parse(run.Output);
        Assert.Equal((status, polls, 8), (root.GetProperty("status").GetString(), root.GetProperty("polls").GetInt32(), root.GetProperty("exitCode").GetInt32()));
    }

    [Fact]
    public async Task A_start_that_the_rate_limit_holds_up_shows_life()
    {
        await using var service = await StartAsync(service => service.OnNextRequests(1, SimulatedOperation.ExportResources).ThrottleKey(TimeSpan.FromSeconds(45)));

        var run = await RunAsync(service);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.StartsWith("      30.0 s  starting the export, no response yet\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_needs_the_key_gets_it_on_request()
    {
        await using var service = await StartAsync(service => service.Workspace.WithDownloadLinks(requireKey: true));

        Assert.Contains("give --send-key", (await RunAsync(service)).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, (await RunAsync(service, "--task", "task_export_1", "--send-key")).ExitCode);
        AssertWhole();
    }

    [Fact]
    public async Task What_could_not_be_exported_is_named_and_the_rest_is_in_the_file()
    {
        await using var service = await StartAsync(service => service.Workspace.Add(new SimulatedResource("slo", "Uptime") { FailsToExport = true }));

        var run = await RunAsync(service);

        Assert.Equal(ExitCode.PartialSuccess, run.ExitCode);
        Assert.Contains("""not exported  {"slo":["Uptime"]}""", run.Output, StringComparison.Ordinal);
        AssertWhole();
    }

    [Fact]
    public async Task The_link_which_is_as_good_as_a_key_is_in_no_log_of_an_export_that_has_its_file()
    {
        await using var service = await StartAsync();

        var run = await RunAsync(service, "--verbose");

        Assert.Contains("/download/1/resource.zip: 200 after", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("signature", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static Task<TrueWatchSimulator> StartAsync(Action<SimulatedService>? configure = null)
        => CommandTest.StartServiceAsync(configure ?? (static _ => { }));

    private static void Cut(SimulatedService service, string where)
    {
        const SimulatedOperation download = SimulatedOperation.DownloadExport;
        switch (where.Split(' '))
        {
            case ["create"]:
                service.OnEveryRequest(SimulatedOperation.ExportResources).ResetConnection();
                break;
            case ["create,", _]:
                service.OnNextRequests(1, SimulatedOperation.ExportResources).ThrottleKey();
                break;
            case ["poll", var number]:
                service.OnRequest(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), SimulatedOperation.QueryActionStatus).ResetConnection();
                break;
            case ["every", "poll"]:
                service.OnEveryRequest(SimulatedOperation.QueryActionStatus).ResetConnection();
                break;
            case ["download", "once"]:
                service.OnNextRequests(1, download).ResetConnection();
                break;
            case ["download", "at", "byte", var length]:
                service.OnNextRequests(1, download).TruncateAnswer(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ["every", "download", "at", ..]:
                service.OnEveryRequest(download).TruncateAnswer(100);
                break;
            case ["every", "download"]:
                service.OnEveryRequest(download).ResetConnection();
                break;
            case ["download,", "refused"]:
                service.OnEveryRequest(download).Answer(HttpStatusCode.Forbidden, "application/xml", "<Error><Code>AccessDenied</Code></Error>"u8.ToArray());
                break;
            case ["download,", "page"]:
                service.OnEveryRequest(download).AnswerGatewayPage(HttpStatusCode.OK);
                break;
        }
    }

    private Task<CommandRun> RunAsync(TrueWatchSimulator service, params string[] arguments)
        => CommandTest.RunAsync(service, ["export", "--file", File, .. arguments]);

    private void AssertWhole()
    {
        using var zip = ZipFile.OpenRead(File);
        Assert.Equal(6, zip.Entries.Count);
        Assert.Equal(["backup.zip"], _folder.Files);
    }
}
