namespace TrueWatch.Simulator.Tests;

/// <summary>What the simulator answers is what the OpenAPI document describes.</summary>
public sealed class SpecDriftTests
{
    private const string Path = "api/v1/workspace/resource/query_action_status";

    public static TheoryData<string, TimeSpan> DocumentedSteps
    {
        get
        {
            var steps = new TheoryData<string, TimeSpan>();
            foreach (var script in TaskScripts.All)
            {
                foreach (var step in script.Steps.Where(step => !IsUndocumented(step)))
                {
                    steps.Add(script.TaskId, step.From);
                }
            }

            return steps;
        }
    }

    [Theory]
    [MemberData(nameof(DocumentedSteps))]
    public async Task Every_step_of_every_script_keeps_to_the_document(string taskId, TimeSpan from)
    {
        var schemas = await ResponseSchemas.LoadAsync();

        var answer = await AnswerAtAsync(taskId, from);

        Assert.Equal(200, answer.StatusCode);
        Assert.Empty(schemas.Validate(answer.StatusCode, answer.Text));
    }

    [Fact]
    public async Task The_undocumented_status_is_all_that_is_undocumented()
    {
        var schemas = await ResponseSchemas.LoadAsync();
        var (script, step) = Assert.Single(TaskScripts.All.SelectMany(
            script => script.Steps.Where(IsUndocumented).Select(step => (script, step))));

        var answer = await AnswerAtAsync(script.TaskId, step.From);

        Assert.Equal("task_unknown", script.TaskId);
        Assert.Equal(["NotInEnumeration #/content.status"], schemas.Validate(answer.StatusCode, answer.Text));
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
        await using var client = await SimulatorClient.StartAsync(apiKeys: ["key", "exhausted"], requestsPerMinute: 1);
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

    private static bool IsUndocumented(TaskScriptStep step)
        => step.ContentJson.Contains("\"queued\"", StringComparison.Ordinal);

    private static async Task<SimulatorAnswer> AnswerAtAsync(string taskId, TimeSpan from)
    {
        await using var client = await SimulatorClient.StartAsync();
        await client.GetTaskAsync(taskId);
        client.Time.Advance(from);
        return await client.GetTaskAsync(taskId);
    }
}
