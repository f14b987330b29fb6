using System.Text.Json;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary><c>truewatch import</c>: conflicts change nothing, and strategies do what they say.</summary>
public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("backup.zip");

    public async ValueTask InitializeAsync()
        => Assert.Equal(ExitCode.Success, (await CommandRun.OfAsync("export", "--simulate", "--quiet", "--file", File)).ExitCode);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    [Theory]
    [InlineData(ConflictForm.Older)]
    [InlineData(ConflictForm.Newer)]
    public async Task A_conflict_prints_what_conflicts_and_which_strategies_there_are_and_changes_nothing(ConflictForm form)
    {
        await using var service = await StartAsync(service => service.Workspace.WithConflictForm(form));
        var before = service.Service.Workspace.Resources;

        var run = await RunAsync(service);

        Assert.Equal(ExitCode.Conflict, run.ExitCode);
        Assert.Matches(@"\n  checker +CPU Usage Alert +CPU Usage Alert +name +monitors=check\|skip\|recover\|continue\n", run.Output);
        Assert.Matches(@"\n  tag +0306 +0306 +name +labels=check\|skip\|recover\n", run.Output);
        Assert.Matches(@"\n  dashboard +System Overview +System Overview +system_overview +(name and )?identifier +dashboards=check\|skip\|recover\n", run.Output);
        Assert.Contains("Nothing was imported: 6 resources of the file are in the workspace already.", run.Error, StringComparison.Ordinal);
        Assert.Single(service.Requests);
        Assert.Equal(before, service.Service.Workspace.Resources);
    }

    [Fact]
    public async Task A_program_reads_what_conflicts()
    {
        var run = await CommandRun.OfAsync("import", File, "--simulate", "--output", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(("conflict", 11), (json.RootElement.GetProperty("outcome").GetString(), json.RootElement.GetProperty("exitCode").GetInt32()));
        var conflicts = json.RootElement.GetProperty("conflicts");
        Assert.Equal(6, conflicts.GetArrayLength());
        Assert.Equal("""{"type":"checker","kind":"name","importName":"CPU Usage Alert","existingName":"CPU Usage Alert","identifier":null,"onConflict":"monitors=check|skip|recover|continue","value":"CPU Usage Alert"}""",
            JsonSerializer.Serialize(conflicts[0]));
    }

    [Fact]
    public async Task A_type_that_nobody_documented_is_listed_without_a_strategy()
    {
        await using var service = await StartAsync(service => service.OnEveryRequest(SimulatedOperation.ImportResources).Answer(
            System.Net.HttpStatusCode.OK,
            "application/json",
            """{"success":true,"content":{"repeat_name":{"robot":["R2"]},"repeat_place":{"robot":[{"planet":"Tatooine"}]}}}"""u8.ToArray()));

        var run = await RunAsync(service);

        Assert.Equal(ExitCode.Conflict, run.ExitCode);
        Assert.Matches(@"\n  robot +R2 +R2 +name +\(none is known\)\n", run.Output);
        Assert.Matches(@"\n  robot +\{""planet"":""Tatooine""\} +place +\(none is known\)\n", run.Output);
    }

    [Fact]
    public async Task An_answer_that_names_neither_a_task_nor_a_conflict_is_an_error()
    {
        await using var service = await StartAsync(service => service.OnEveryRequest(SimulatedOperation.ImportResources).Answer(
            System.Net.HttpStatusCode.OK, "application/json", """{"success":true,"content":{}}"""u8.ToArray()));

        var run = await RunAsync(service);

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.Contains("The response to the import names no task. The import may have started", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The options, the exit code, how many were imported and how many resources there are then.</summary>
    [Theory]
    [InlineData("skip", ExitCode.Success, 0, 6)]
    [InlineData("recover", ExitCode.Success, 6, 6)]
    [InlineData("continue", ExitCode.Conflict, null, 6)]
    [InlineData("check", ExitCode.Conflict, null, 6)]
    [InlineData("skip monitors=continue", ExitCode.Success, 2, 8)]
    [InlineData("checker=continue skip", ExitCode.Success, 2, 8)]
    [InlineData("recover dashboards=skip", ExitCode.Success, 4, 6)]
    [InlineData("recover monitors=check", ExitCode.Conflict, null, 6)]
    public async Task What_is_there_already_becomes_what_the_strategies_say(string strategies, object exitCode, int? imported, int resources)
    {
        await using var service = await StartAsync();

        var run = await RunAsync(service, [.. strategies.Split(' ').SelectMany(strategy => new[] { "--on-conflict", strategy })]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(imported is not null, run.Output.Contains($"  succeeded     {imported}\n", StringComparison.Ordinal));
        Assert.Equal(resources, service.Service.Workspace.Resources.Count);
    }

    [Theory]
    [InlineData("merge", "write one of check, skip, recover, continue.")]
    [InlineData("dashboards=continue", "write one of check, skip, recover for dashboards.")]
    [InlineData("monitors=", "write one of check, skip, recover, continue for monitors.")]
    [InlineData("robots=skip", "does not name a resource type. The types are monitors, dashboards,")]
    public async Task A_strategy_that_does_not_exist_is_refused_before_anything_is_sent(string strategy, string words)
    {
        await using var service = await StartAsync();

        var run = await RunAsync(service, "--on-conflict", strategy);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("none.zip")]
    [InlineData("")]
    public async Task A_file_that_cannot_be_read_is_refused(string name)
    {
        var run = await CommandRun.OfAsync("import", _folder.PathOf(name), "--simulate");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import '' --simulate", "The name of the file is empty")]
    [InlineData("import <(echo zip) --simulate", "is a pipe or a device")]
    [InlineData("echo zip | truewatch import /dev/stdin --simulate", "is a pipe or a device")]
    [InlineData("import /dev/null --simulate", "is empty")]
    public async Task What_is_no_file_of_an_export_is_refused(string line, string words)
    {
        var run = await ProcessRun.OfAsync(line.StartsWith("import", StringComparison.Ordinal) ? $"truewatch {line}" : line);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1200)]
    public async Task An_upload_that_is_cut_anywhere_is_not_sent_again_and_says_that_nobody_knows(int length)
    {
        await using var service = await StartAsync(service => service.OnEveryRequest(SimulatedOperation.ImportResources).ResetConnection(length));

        var run = await RunAsync(service, "--on-conflict", "recover");

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.Contains("Whether the service executed the request is unknown", run.Error, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_wait_that_ends_early_says_which_task_goes_on()
    {
        await using var service = await StartAsync(service => service.Workspace.WithImportTasks(task => task.Running(TimeSpan.FromHours(1))));

        var run = await RunAsync(service, "--on-conflict", "skip", "--timeout", "1m");

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.StartsWith("truewatch: task 'task_import_1': ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"\n  truewatch task wait task_import_1 --timeout 1m --endpoint {service.Endpoint}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_interrupts_the_wait_hears_the_id_and_who_interrupts_the_upload_that_nobody_knows()
    {
        var wait = await ProcessRun.SignaledAsync("INT", $"import {File} --simulate --on-conflict skip");
        Assert.Equal(130, wait.ExitCode);
        Assert.Contains("task 'task_import_1': Interrupted.", wait.Error, StringComparison.Ordinal);

        await using var service = await StartAsync();
        var upload = await new CommandTest { Cause = ExitCode.Interrupted, TimeProvider = service.TimeProvider }
            .RunAsync("import", File, "--endpoint", service.Endpoint.ToString());
        Assert.Equal(ExitCode.Interrupted, upload.ExitCode);
        Assert.Equal("truewatch: Interrupted. The import may have started.\n", upload.Error);
    }

    [Fact]
    public async Task Without_waiting_the_id_is_printed_alone()
    {
        await using var service = await StartAsync();

        var run = await RunAsync(service, "--on-conflict", "skip", "--no-wait");

        Assert.Equal((ExitCode.Success, "task_import_1\n"), (run.ExitCode, run.Output));
        Assert.Matches(@"^ +\d\.\d s  uploading \S+backup\.zip, \d+ bytes: done\n$", run.Error);
    }

    [Fact]
    public async Task One_script_exports_from_staging_and_imports_to_production()
    {
        await using var staging = await StartAsync(service => service.AddKey("staging-secret", "staging").Workspace.Add(new SimulatedResource("slo", "Uptime")));
        await using var production = await StartAsync(service => service.AddKey("production-secret", "production").Workspace.Clear());
        var script = new CommandTest
        {
            TimeProvider = new VirtualTimeProvider(),
            Variables = { ["STAGING_KEY"] = "staging-secret", ["PRODUCTION_KEY"] = "production-secret" },
        };

        var export = await Script(staging).RunAsync("export", "--file", File, "--force", "--key-variable", "STAGING_KEY", "--endpoint", staging.Endpoint.ToString());
        var import = await Script(production).RunAsync("import", File, "--key-variable", "PRODUCTION_KEY", "--endpoint", production.Endpoint.ToString());

        Assert.Equal((ExitCode.Success, ExitCode.Success), (export.ExitCode, import.ExitCode));
        Assert.Equal(7, production.Service.Workspace.Resources.Count);
        Assert.All(staging.Requests, request => Assert.Contains(request.ApiKeyName, new[] { "staging", null }));
        Assert.All(production.Requests, request => Assert.Equal("production", request.ApiKeyName));
        Assert.DoesNotContain("secret", export.Output + export.Error + import.Output + import.Error, StringComparison.Ordinal);

        CommandTest Script(TrueWatchSimulator service) => new() { TimeProvider = service.TimeProvider, Variables = script.Variables };
    }

    [Fact]
    public async Task Who_gives_the_key_in_place_of_the_variables_name_does_not_find_it_in_a_log()
    {
        var run = await CommandRun.OfAsync("import", File, "--key-variable", "a-secret-of-somebody");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("The environment variable that --key-variable names is not set.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-of-somebody", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static Task<TrueWatchSimulator> StartAsync(Action<SimulatedService>? configure = null)
        => CommandTest.StartServiceAsync(configure ?? (static _ => { }));

    private Task<CommandRun> RunAsync(TrueWatchSimulator service, params string[] arguments)
        => CommandTest.RunAsync(service, ["import", File, .. arguments]);
}
