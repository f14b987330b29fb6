using System.Net;
using System.Net.Sockets;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary>What can go wrong between the command and the service; each has a message with the task's id.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("status")]
    [InlineData("wait")]
    public async Task A_refused_key_ends_at_once_with_its_own_exit_code(string command)
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("task", command, "task_import", "--endpoint", simulator.Endpoint.ToString());

        Assert.Equal(ExitCode.KeyRefused, run.ExitCode);
        Assert.Contains("task 'task_import'", run.Error, StringComparison.Ordinal);
        Assert.Contains("ft.InvalidAPIKey", run.Error, StringComparison.Ordinal);
        Assert.Single(simulator.Requests);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();

        var run = await CommandRun.WithLongPausesAsync("task", "wait", "a", "--endpoint", endpoint);

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.StartsWith("truewatch: task 'a': ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Too many polls in a row failed (6 polls in all).", run.Error, StringComparison.Ordinal);
        Assert.Contains($"truewatch task wait a --endpoint {endpoint}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "text/html", "<html>Sign in</html>")]
    [InlineData(200, "application/json", "{\"code\":200,\"content\":{\"status\":\"ok\"")]
    [InlineData(200, "application/json", "")]
    [InlineData(200, "application/json", "{\"code\":200,\"content\":null,\"success\":true}")]
    [InlineData(502, "text/html", "<html>Bad gateway</html>")]
    public async Task An_answer_that_is_no_status_is_a_service_fault_when_it_is_repeated(
        int statusCode, string contentType, string body)
    {
        await using var server = await CannedServer.StartAsync(statusCode, contentType, body);

        var run = await CommandRun.WithLongPausesAsync("task", "wait", "some-task", "--endpoint", server.Endpoint);

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.StartsWith("truewatch: task 'some-task': ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Too many polls in a row failed (6 polls in all).", run.Error, StringComparison.Ordinal);
        Assert.Contains("poll failed (", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "ft.NotFound")]
    [InlineData(400, "ft.BadRequest")]
    public async Task A_request_that_would_fail_again_ends_at_once(int statusCode, string errorCode)
    {
        await using var server = await CannedServer.WithErrorAsync(statusCode, errorCode);

        var run = await CommandRun.OfAsync("task", "wait", "some-task", "--endpoint", server.Endpoint);

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.StartsWith("truewatch: task 'some-task': ", run.Error, StringComparison.Ordinal);
        Assert.Contains(errorCode, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_rate_limit_is_no_fault_but_a_pause()
    {
        await using var server = await CannedServer.WithErrorAsync(401, "ft.TriggerApiAkCurrentLimiting");

        var run = await CommandRun.WithLongPausesAsync(
            "task", "wait", "some-task", "--timeout", "50s", "--endpoint", server.Endpoint);

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.Contains("No answer came. The rate limit was exceeded (", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_the_simulator_does_not_have_is_a_usage_error_that_lists_those_it_has()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_imprt", "--simulate");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.All(TaskScripts.All, script => Assert.Contains($"  {script.TaskId} ", run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@task")]
    [InlineData("a:b/c?d=e&f g")]
    [InlineData("[task]")]
    public async Task A_task_id_is_opaque(string taskId)
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(
            service => service.AddKey(CommandRun.MarkerKey).AddTask(new TaskScript(taskId).Succeeds()),
            cancellationToken: TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(
            "task", "status", taskId, "--timeout", "2d", "--endpoint", simulator.Endpoint.ToString());

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains($"Task {taskId} succeeded", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_of_the_service_do_not_reach_the_terminal()
    {
        await using var server = await CannedServer.StartAsync(
            200,
            "application/json",
            """{"code":200,"content":{"status":"ok","action":"im\u001b[31mport","message":"a\r\nb\u202ec"},"success":true}""");

        var run = await CommandRun.OfAsync("task", "status", "a", "--endpoint", server.Endpoint);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.Contains("message       a  b c", run.Output, StringComparison.Ordinal);
    }
}
