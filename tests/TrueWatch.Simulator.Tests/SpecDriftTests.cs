namespace TrueWatch.Simulator.Tests;

/// <summary>What the simulator answers is what the OpenAPI document describes.</summary>
public sealed class SpecDriftTests
{
    private const string Path = "api/v1/workspace/resource/query_action_status";

    [Fact]
    public async Task Every_step_of_every_script_keeps_to_the_document_but_for_the_undocumented_status()
    {
        var schemas = await ResponseSchemas.LoadAsync();
        var errors = new List<string>();

        foreach (var script in TaskScripts.All)
        {
            foreach (var seconds in (double[])[0, 1, 3.2])
            {
                var answer = await AnswerAtAsync(script.TaskId, TimeSpan.FromSeconds(seconds));
                Assert.Equal(200, answer.StatusCode);
                errors.AddRange(schemas.Validate(answer.StatusCode, answer.Text).Select(error => $"{script.TaskId} {error}"));
            }
        }

        Assert.Equal(["task_unknown NotInEnumeration #/content.status"], errors);
    }

    [Fact]
    public async Task Everything_that_a_script_can_say_keeps_to_the_document()
    {
        var schemas = await ResponseSchemas.LoadAsync();
        TaskScript[] ends =
        [
            new TaskScript("1").Succeeds(),
            new TaskScript("2").Succeeds(successCount: 1, failCount: 2),
            new TaskScript("3", "export").Succeeds(exportFailedInfoJson: "[1]", nameList: []),
            new TaskScript("4").Fails("ft.Some", "größer", successCount: 1, failCount: 2),
            new TaskScript("5").Fails("ft.Some"),
            new TaskScript("6").IsCanceled(),
            new TaskScript("7").Start(),
            new TaskScript("8").Running(),
        ];
        await using var client = await SimulatorClient.StartAsync(
            service => Array.ForEach(ends, script => service.AddTask(script)));

        foreach (var script in ends)
        {
            var answer = await client.GetTaskAsync(script.TaskId);
            Assert.Equal(200, answer.StatusCode);
            Assert.Empty(schemas.Validate(answer.StatusCode, answer.Text));
        }
    }

    [Fact]
    public async Task The_ends_of_exports_and_imports_keep_to_the_document()
    {
        var schemas = await ResponseSchemas.LoadAsync();
        await using var client = await SimulatorClient.StartAsync(service => service.Workspace
            .Add(new SimulatedResource("dashboard", "bad") { FailsToExport = true }));
        var archive = WorkspaceClient.Zip(("tag/new.json", "{}"), ("tag/bad.json", "nonsense"));
        string[] taskIds = [(await client.StartExportAsync()).TaskId!, (await client.UploadAsync(archive)).TaskId!];

        foreach (var taskId in taskIds)
        {
            Assert.Equal("ok", (string?)(await client.FinishAsync(taskId))["status"]);
            Assert.Empty(schemas.Validate(200, (await client.GetTaskAsync(taskId)).Text));
        }
    }

    [Fact]
    public async Task Faults_in_the_envelope_keep_to_the_document()
    {
        var schemas = await ResponseSchemas.LoadAsync();
        await using var client = await SimulatorClient.StartAsync(service => service
            .OnNextRequests(1).Fail()
            .OnNextRequests(1).ThrottleKey()
            .OnNextRequests(1).ThrottleWorkspace()
            .OnNextRequests(1).RefuseKey());

        foreach (var statusCode in (int[])[503, 401, 401, 403])
        {
            var answer = await client.GetTaskAsync("task_import");
            answer.RequireError(statusCode);
            Assert.Empty(schemas.Validate(answer.StatusCode, answer.Text));
        }
    }

    [Theory]
    [InlineData("GET", Path + "?taskId=task_import", null, 403)]
    [InlineData("GET", Path + "?taskId=task_import", "wrong", 403)]
    [InlineData("GET", Path, "key", 400)]
    [InlineData("GET", Path + "?taskId=a&taskId=b", "key", 400)]
    [InlineData("GET", Path + "?taskId=nobody", "key", 404)]
    [InlineData("GET", "elsewhere", "key", 404)]
    [InlineData("POST", Path, "key", 405)]
    [InlineData("GET", Path + "?taskId=task_import", "exhausted", 401)]
    public async Task Every_error_keeps_to_the_document(string method, string target, string? apiKey, int statusCode)
    {
        var schemas = await ResponseSchemas.LoadAsync();
        await using var client = await SimulatorClient.StartAsync(
            service => service.AddKey("key").AddKey("exhausted").WithKeyLimit(1));
        await client.GetTaskAsync("task_import", "exhausted");

        var answer = await client.SendAsync(new HttpMethod(method), target, apiKey);

        answer.RequireError(statusCode);
        Assert.Empty(schemas.Validate(answer.StatusCode, answer.Text));
    }

    [Theory]
    [InlineData(200, """{"success":"true","content":{"status":"ok"}}""", "BooleanExpected #/success")]
    [InlineData(200, """{"success":true,"content":{}}""", "PropertyRequired #/content.status")]
    [InlineData(200, """{"success":true,"content":{"status":"done"}}""", "NotInEnumeration #/content.status")]
    [InlineData(200, """{"success":true,"content":{"status":"ok","import_info":{"failCount":"0"}}}""", "IntegerExpected #/content.import_info.failCount")]
    [InlineData(200, """{"success":true}""", "PropertyRequired #/content")]
    [InlineData(403, """{"content":{}}""", "PropertyRequired #/success")]
    [InlineData(404, """{"success":false,"code":"404"}""", "IntegerExpected #/code")]
    public async Task An_answer_that_does_not_keep_to_the_document_is_found(int statusCode, string json, string error)
    {
        var schemas = await ResponseSchemas.LoadAsync();

        Assert.Contains(error, schemas.Validate(statusCode, json));
    }

    [Theory]
    [InlineData(ConflictForm.Older)]
    [InlineData(ConflictForm.Newer)]
    public async Task The_starts_of_exports_and_imports_and_their_conflicts_keep_to_the_document(ConflictForm form)
    {
        var exports = await ResponseSchemas.LoadAsync("exportResources");
        var imports = await ResponseSchemas.LoadAsync("importResources");
        await using var client = await SimulatorClient.StartAsync(service => service.Workspace
            .Add(new SimulatedResource("checker", "CPU"), new SimulatedResource("dashboard", "CPU", "cpu"))
            .WithConflictForm(form));
        var archive = WorkspaceClient.Zip(("checker/CPU.json", """{"name":"CPU"}"""), ("dashboard/CPU.json", """{"name":"CPU","identifier":"cpu"}"""));

        var export = await client.StartExportAsync();
        var conflict = await client.UploadAsync(archive);
        var import = await client.UploadAsync(archive, "repeatNameOp=skip&repeatIdentifierOp=recover");

        Assert.Empty(exports.Validate(export.StatusCode, export.Text));
        Assert.All([conflict, import], answer => Assert.Empty(imports.Validate(answer.StatusCode, answer.Text)));
        Assert.Equal((false, true), (conflict.TaskId is not null, import.TaskId is not null));
    }

    private static async Task<SimulatorAnswer> AnswerAtAsync(string taskId, TimeSpan from)
    {
        await using var client = await SimulatorClient.StartAsync();
        await client.GetTaskAsync(taskId);
        client.Time.Advance(from);
        return await client.GetTaskAsync(taskId);
    }
}
