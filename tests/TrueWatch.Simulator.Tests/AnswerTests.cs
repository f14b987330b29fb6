namespace TrueWatch.Simulator.Tests;

public sealed class AnswerTests
{
    [Fact]
    public async Task The_import_ends_with_the_documented_answer_byte_for_byte()
    {
        await using var client = await SimulatorClient.StartAsync();

        await client.GetTaskAsync("task_import");
        client.Time.Advance(TimeSpan.FromSeconds(3.2));
        var answer = await client.GetTaskAsync("task_import");

        Assert.Equal(
            """{"code":200,"content":{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":12}},"errorCode":"","message":"","success":true,"traceId":"TRACE-XXXX"}"""u8,
            answer.Body);
        Assert.Equal("application/json; charset=utf-8", answer.ContentHeaders.ContentType!.ToString());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("task_export", """{"status":"ok","action":"export","message":"","errorCode":"","import_info":{},"name_list":["System Overview","CPU Usage Alert"]}""")]
    [InlineData("task_export_partial", """{"status":"ok","action":"export","message":"","errorCode":"","import_info":{"exportFailedInfo":{"dashboard":["System Overview"]}},"name_list":["CPU Usage Alert"]}""")]
    [InlineData("task_failed", """{"status":"error","action":"import","message":"The uploaded archive cannot be read","errorCode":"ft.ImportFailed","import_info":{"failCount":12,"successCount":0}}""")]
    [InlineData("task_canceled", """{"status":"cancel","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":5}}""")]
    [InlineData("task_unknown", """{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":12}}""")]
    public async Task Every_task_that_ends_says_how(string taskId, string content)
    {
        await using var client = await SimulatorClient.StartAsync();

        await client.GetTaskAsync(taskId);
        client.Time.Advance(TimeSpan.FromSeconds(3.2));
        var answer = await client.GetTaskAsync(taskId);

        Assert.Equal(content, answer.Json["content"]!.ToJsonString());
        Assert.True((bool)answer.Json["success"]!);
    }

    [Fact]
    public async Task The_content_of_a_step_is_answered_as_it_was_written()
    {
        const string Content = """{ "status" : "ok", "größe": 1.50, "text": "\u00e9 é <&>" }""";
        await using var client = await SimulatorClient.StartAsync(
            service => service.AddTask(new TaskScript("mine").Content(Content)));

        var answer = await client.GetTaskAsync("mine");

        Assert.StartsWith($$"""{"code":200,"content":{{Content}},"errorCode":""", answer.Text, StringComparison.Ordinal);
    }
}
