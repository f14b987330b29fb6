using System.Net;
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
        var run = await CommandRun.OfAsync("task", "wait", taskId, "--simulate", "--output", "JSON", "--quiet");

        AssertObject(run, outcome, exitCode);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_fault_is_an_object_too()
    {
        await using var service = await CommandTest.StartServiceAsync(service => service.OnEveryRequest().RefuseKey());

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--output", "json");

        var root = AssertObject(run, "error", 7);
        Assert.Equal("a", root.GetProperty("taskId").GetString());
        Assert.Equal("Unauthorized", root.GetProperty("kind").GetString());
        Assert.Equal("ft.InvalidAPIKey", root.GetProperty("errorCode").GetString());
        Assert.NotEmpty(root.GetProperty("traceId").GetString()!);
        Assert.Equal(1, root.GetProperty("polls").GetInt32());
        Assert.Contains("task 'a'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_tells_the_last_status_and_how_to_go_on()
    {
        await using var service = await CommandTest.StartWithStatusAsync("running");

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--timeout", "1m", "--output", "json");

        var root = AssertObject(run, "timeout", 6);
        Assert.Equal("running", root.GetProperty("status").GetString());
        Assert.Equal(60, root.GetProperty("elapsedSeconds").GetDouble(), tolerance: 1);
        Assert.InRange(root.GetProperty("polls").GetInt32(), 10, 20);
        Assert.Equal($"truewatch task wait a --timeout 1m --endpoint {service.Endpoint} --output json", root.GetProperty("next").GetString());
    }

    [Fact]
    public async Task A_call_that_failed_tells_how_long_it_took()
    {
        await using var service = await CommandTest.StartServiceAsync(service => service.OnEveryRequest().Fail(HttpStatusCode.BadGateway));

        var run = await CommandTest.RunAsync(service, "task", "status", "a", "--output", "json");

        var root = AssertObject(run, "error", 8);
        Assert.Equal(4, root.GetProperty("polls").GetInt32());
        Assert.InRange(root.GetProperty("elapsedSeconds").GetDouble(), 1, 60);
    }

    [Theory]
    [InlineData("task", "wait", "-o", "json")]
    [InlineData("task", "status", "a", "b", "--output", "json")]
    [InlineData("task", "wait", "a", "--timeout", "soon", "--output=json")]
    [InlineData("task", "wait", "a", "--bogus", "--output", "json")]
    [InlineData("task", "wait", "", "--output", "json")]
    [InlineData("task", "--output", "json")]
    [InlineData("--output", "json")]
    [InlineData("--output", "json", "--output", "text")]
    [InlineData("--output", "Json", "tsk")]
    [InlineData("task", "wait", "a", "--site", "mars", "--output", "json")]
    [InlineData("task", "wait", "nothing", "--simulate", "--output", "json")]
    [InlineData("task", "wait", "-", "--simulate", "--output", "json")]
    public async Task A_usage_error_is_an_object_too(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        var root = AssertObject(run, "usage", 2);
        Assert.NotEmpty(root.GetProperty("message").GetString()!);
        Assert.StartsWith("truewatch: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ok", ExitCode.Success)]
    [InlineData("running", ExitCode.Success)]
    [InlineData("error", ExitCode.TaskFailed)]
    [InlineData("cancel", ExitCode.TaskCanceled)]
    [InlineData("archived", ExitCode.UnknownStatus)]
    public async Task Asking_once_has_the_exit_code_of_the_status(string status, object exitCode)
    {
        await using var service = await CommandTest.StartWithStatusAsync(status);

        var run = await CommandTest.RunAsync(service, "task", "status", "a", "--output", "json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(status, document.RootElement.GetProperty("status").GetString());
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("", run.Error);
    }

    private static JsonElement AssertObject(CommandRun run, string outcome, int exitCode)
    {
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement.Clone();
        Assert.Equal(outcome, root.GetProperty("outcome").GetString());
        Assert.Equal(exitCode, root.GetProperty("exitCode").GetInt32());
        Assert.Equal(exitCode, (int)run.ExitCode);
        Assert.All(
            ["taskId", "status", "elapsedSeconds", "polls"],
            property => Assert.True(root.TryGetProperty(property, out _), property));
        return root;
    }
}
