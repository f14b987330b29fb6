using System.Text.Json;

namespace TrueWatch.Cli.Tests;

/// <summary>With <c>--output json</c> the standard output is one JSON object, whatever happens.</summary>
public sealed class JsonOutputTests
{
    [Fact]
    public async Task The_result_of_a_wait_is_one_object_and_the_progress_is_elsewhere()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_import", "--simulate", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal("task_import", root.GetProperty("taskId").GetString());
        Assert.Equal("succeeded", root.GetProperty("outcome").GetString());
        Assert.Equal("ok", root.GetProperty("status").GetString());
        Assert.Equal(0, root.GetProperty("exitCode").GetInt32());
        Assert.Equal(3, root.GetProperty("polls").GetInt32());
        Assert.InRange(root.GetProperty("elapsedSeconds").GetDouble(), 4, 6);
        using var documented = JsonDocument.Parse(
            """{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":12}}""");
        Assert.True(JsonElement.DeepEquals(documented.RootElement, root.GetProperty("task")));
        Assert.Contains("running", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task_export_partial", "partial", 5)]
    [InlineData("task_failed", "failed", 3)]
    [InlineData("task_canceled", "canceled", 4)]
    public async Task The_outcome_and_the_exit_code_say_the_same(string taskId, string outcome, int exitCode)
    {
        var run = await CommandRun.OfAsync("task", "wait", taskId, "--simulate", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(outcome, document.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(exitCode, document.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Equal(exitCode, (int)run.ExitCode);
    }

    [Fact]
    public async Task A_fault_is_an_object_too()
    {
        await using var server = await CannedServer.StartAsync(
            403,
            "application/json",
            """{"code":403,"content":{},"errorCode":"ft.InvalidAPIKey","message":"Invalid API key","success":false,"traceId":"T7"}""");

        var run = await CommandRun.OfAsync("task", "wait", "a", "--endpoint", server.Endpoint, "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal("a", root.GetProperty("taskId").GetString());
        Assert.Equal("error", root.GetProperty("outcome").GetString());
        Assert.Equal("Unauthorized", root.GetProperty("kind").GetString());
        Assert.Equal("ft.InvalidAPIKey", root.GetProperty("errorCode").GetString());
        Assert.Equal("T7", root.GetProperty("traceId").GetString());
        Assert.Equal((int)ExitCode.KeyRefused, root.GetProperty("exitCode").GetInt32());
        Assert.Contains("task 'a'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_tells_the_last_status()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_endless", "--simulate", "--timeout", "1m", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("timeout", document.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("running", document.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("status", "ok", ExitCode.Success)]
    [InlineData("status", "running", ExitCode.Success)]
    [InlineData("status", "error", ExitCode.TaskFailed)]
    [InlineData("status", "cancel", ExitCode.TaskCanceled)]
    [InlineData("status", "archived", ExitCode.UnknownStatus)]
    public async Task Asking_once_has_the_exit_code_of_the_status(string command, string status, object exitCode)
    {
        await using var server = await CannedServer.WithStatusAsync(status);

        var run = await CommandRun.OfAsync("task", command, "a", "--endpoint", server.Endpoint, "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(status, document.RootElement.GetProperty("status").GetString());
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("", run.Error);
    }
}
