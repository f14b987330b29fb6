namespace TrueWatch.Simulator.Tests;

public sealed class ImportTests
{
    private static readonly SimulatedResource[] Existing =
    [
        new("dashboard", "Overview", "overview"),
        new("dashboard", "CPU", "cpu"),
        new("checker", "Alert"),
        new("tag", "0306"),
        new("future", "Thing"),
    ];

    private static (string Path, string Text) Dashboard(string name, string identifier)
        => ($"dashboard/{name}.json", $$"""{"name":"{{name}}","identifier":"{{identifier}}","new":true}""");

    private static (string Path, string Text) Named(string type, string name)
        => ($"{type}/{name}.json", $$"""{"name":"{{name}}","new":true}""");

    [Fact]
    public async Task Without_a_conflict_a_task_is_created_that_changes_the_workspace_at_its_end()
    {
        await using var client = await StartAsync();
        var workspace = client.Simulator.Service.Workspace;
        var archive = WorkspaceClient.Zip(
            Dashboard("New", "new"), Named("tag", "new"), ("tag/unnamed.json", "{}"), ("tag/bad.json", "nonsense"), ("readme.json", "{}"), ("tag/readme.txt", ""));

        var answer = await client.UploadAsync(archive);
        Assert.Equal("""{"taskId":"task_import_1"}""", answer.Json["content"]!.ToJsonString());
        client.Time.Advance(TimeSpan.FromSeconds(3.2) - TimeSpan.FromTicks(1));
        Assert.Equal(Existing, workspace.Resources);
        client.Time.Advance(TimeSpan.FromTicks(1));

        // Whether or not somebody has asked for the task.
        Assert.Equal(
            [
                .. Existing,
                new SimulatedResource("dashboard", "New", "new") { Json = Dashboard("New", "new").Text },
                new SimulatedResource("tag", "new") { Json = Named("tag", "new").Text },
                new SimulatedResource("tag", "unnamed") { Json = "{}" },
            ],
            workspace.Resources);
        Assert.Equal(
            """{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":1,"successCount":3}}""",
            (await client.GetTaskAsync(answer.TaskId!)).Json["content"]!.ToJsonString());
    }

    [Theory]
    [InlineData(ConflictForm.Newer, """{"repeat_name":{"checker":["Alert"],"tag":["0306"],"future":["Thing"]},"repeat_identifier":{"dashboard":[{"identifier":"overview","existName":"Overview","importName":"Overview"},{"identifier":"cpu","existName":"CPU","importName":"CPU 2"}]},"repeat_conflict":{"dashboard":{"name_and_identifier":[{"name":"Overview","identifier":"overview","fileName":"dashboard/Overview.json","existName":"Overview","importName":"Overview"}],"identifier":[{"name":"CPU 2","identifier":"cpu","fileName":"dashboard/CPU 2.json","existName":"CPU","importName":"CPU 2"}],"name":[{"name":"CPU","identifier":"other","fileName":"dashboard/CPU.json","existName":"CPU","importName":"CPU"}]}}}""")]
    [InlineData(ConflictForm.Older, """{"repeat_name":{"checker":["Alert"],"tag":["0306"],"future":["Thing"]},"repeat_identifier":{"dashboard":[{"identifier":"overview","existName":"Overview","importName":"Overview"},{"identifier":"cpu","existName":"CPU","importName":"CPU 2"}]}}""")]
    public async Task A_conflict_is_answered_in_the_form_that_was_chosen_and_changes_nothing(ConflictForm form, string content)
    {
        await using var client = await StartAsync();
        client.Simulator.Service.Workspace.WithConflictForm(form);

        var answer = await client.UploadAsync(WorkspaceClient.Zip(
            Named("checker", "Alert"),
            Named("checker", "New"),
            Named("tag", "0306"),
            Named("future", "Thing"),
            Dashboard("Overview", "overview"),
            Dashboard("CPU 2", "cpu"),
            Dashboard("CPU", "other")));

        Assert.Equal(200, answer.StatusCode);
        Assert.True((bool)answer.Json["success"]!);
        Assert.Equal(content, answer.Json["content"]!.ToJsonString());
        client.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Existing, client.Simulator.Service.Workspace.Resources);
    }

    [Theory]
    [InlineData("checker", "repeatNameOp", "continue")]
    [InlineData("dashboard", "repeatIdentifierOp")]
    [InlineData("viewer", "repeatIdentifierOp")]
    [InlineData("notify_object", "repeatNotifyObjectNameOp")]
    [InlineData("alert_policy", "repeatAlertPolicyNameOp")]
    [InlineData("log_backup_cfg", "repeatLogBackupCfgNameOp")]
    [InlineData("slo", "repeatSloNameOp")]
    [InlineData("security_rule", "repeatSecurityRuleNameOp")]
    [InlineData("field", "repeatFieldNameOp")]
    [InlineData("tag", "repeatLabelNameOp")]
    [InlineData("env_variable", "repeatEnvVariableNameOp")]
    [InlineData("role", "repeatRoleNameOp")]
    [InlineData("log_index", "repeatLogIndexNameOp")]
    [InlineData("blacklist", "repeatBlacklistNameOp")]
    [InlineData("pipeline", "repeatPipelineNameOp")]
    [InlineData("regular_expression", "repeatRegularExpressionNameOp")]
    [InlineData("field_display_permission", "repeatFieldDisplayPermissionNameOp")]
    [InlineData("sensitive_data_scanner", "repeatSensitiveDataScannerNameOp")]
    public async Task Every_type_obeys_its_strategy_in_the_form_and_in_the_query(string type, string strategy, params string[] more)
    {
        var old = new SimulatedResource(type, "x", "id");
        var imported = new SimulatedResource(type, "x", "id") { Json = """{"name":"x","identifier":"id","new":true}""" };
        var archive = WorkspaceClient.Zip(($"{type}/x.json", imported.Json));

        foreach (var inQuery in (bool[])[false, true])
        {
            foreach (var (value, resources, counts) in new (string, SimulatedResource[], string?)[]
            {
                ("check", [old], null),
                ("skip", [old], """{"failCount":0,"successCount":0}"""),
                ("recover", [imported], """{"failCount":0,"successCount":1}"""),
                ("continue", [old, imported], """{"failCount":0,"successCount":1}"""),
            })
            {
                await using var client = await SimulatorClient.StartAsync(service => service.Workspace.Clear().Add(old));
                var parameter = $"{strategy}={value}";

                var answer = inQuery
                    ? await client.UploadAsync(archive, query: "?" + parameter)
                    : await client.UploadAsync(archive, parameter);

                if (value == "continue" && !more.Contains(value))
                {
                    Assert.Equal(SimulatorErrorCodes.InvalidUpload, answer.RequireError(400));
                    Assert.EndsWith("none of: check, skip, recover", answer.Message, StringComparison.Ordinal);
                    continue;
                }

                Assert.Equal(counts is null, answer.TaskId is null);
                Assert.Equal(counts, answer.TaskId is { } id ? (await client.FinishAsync(id))["import_info"]!.ToJsonString() : null);
                Assert.Equal(resources, client.Simulator.Service.Workspace.Resources);
            }
        }
    }

    [Fact]
    public async Task Only_what_no_strategy_resolves_is_a_conflict_and_a_type_without_one_always_is()
    {
        await using var client = await StartAsync();
        var archive = WorkspaceClient.Zip(Named("checker", "Alert"), Named("tag", "0306"), Named("future", "Thing"));

        var answer = await client.UploadAsync(archive, "repeatNameOp=skip", "?repeatLabelNameOp=recover");

        Assert.Equal("""{"future":["Thing"]}""", answer.Json["content"]!["repeat_name"]!.ToJsonString());
    }

    [Fact]
    public async Task A_conflict_that_arises_in_the_meantime_fails_for_its_resource()
    {
        await using var client = await StartAsync();
        var archive = WorkspaceClient.Zip(Named("checker", "New"), Named("tag", "New"));

        var first = await client.UploadAsync(archive);
        var second = await client.UploadAsync(archive, "repeatNameOp=skip");

        Assert.Equal("""{"failCount":1,"successCount":0}""", (await client.FinishAsync(second.TaskId!))["import_info"]!.ToJsonString());
        Assert.Equal("ok", (await client.GetTaskAsync(first.TaskId!)).TaskStatus);
        Assert.Equal(Existing.Length + 2, client.Simulator.Service.Workspace.Resources.Count);
    }

    [Fact]
    public async Task What_one_workspace_exports_another_imports()
    {
        await using var staging = await SimulatorClient.StartAsync();
        await using var production = await SimulatorClient.StartAsync(service => service.Workspace.Clear());
        var archive = await staging.DownloadAsync();

        await production.ImportAsync(archive);

        Assert.Equal(staging.Simulator.Service.Workspace.Resources, production.Simulator.Service.Workspace.Resources);
        Assert.Equal(archive, await production.DownloadAsync());
        Assert.Null((await production.UploadAsync(archive)).TaskId);
    }

    [Fact]
    public async Task The_task_of_an_import_goes_as_it_is_told_and_one_that_fails_changes_nothing()
    {
        await using var client = await StartAsync();
        client.Simulator.Service.Workspace.WithImportTasks(task => task.Running().IsCanceled());
        var taskId = (await client.UploadAsync(WorkspaceClient.Zip(Named("tag", "new")))).TaskId!;

        Assert.Equal("running", (await client.GetTaskAsync(taskId)).TaskStatus);
        Assert.Equal("cancel", (await client.GetTaskAsync(taskId)).TaskStatus);
        Assert.Equal(Existing, client.Simulator.Service.Workspace.Resources);
    }

    private static Task<SimulatorClient> StartAsync() => SimulatorClient.StartAsync(
        service => service.Workspace.Clear().Add(Existing));
}
