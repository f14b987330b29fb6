using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
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
        await using var service = await CommandTest.StartServiceAsync(service => service.RevokeKey(CommandRun.MarkerKey));

        var run = await CommandTest.RunAsync(service, "task", command, "task_import");

        Assert.Equal(ExitCode.KeyRefused, run.ExitCode);
        Assert.Contains("task 'task_import'", run.Error, StringComparison.Ordinal);
        Assert.Contains("ft.InvalidAPIKey", run.Error, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("text/html", "<html>Forbidden</html>")]
    [InlineData("text/plain", "")]
    [InlineData("application/json", "{\"message\":\"Forbidden\"}")]
    public async Task A_gateway_that_refuses_says_nothing_of_the_key(string contentType, string body)
    {
        await using var service = await StartAnsweringAsync(403, contentType, body);

        var run = await CommandTest.RunAsync(service, "task", "wait", "a");

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.Contains("task 'a'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_is_named_with_the_reason()
    {
        // The virtual clock sees the requests to the port of a service on it, and waits until they are refused: at another
        // address of the machine, where nobody listens at that port.
        await using var service = await CommandTest.StartServiceAsync(_ => { });
        var address = $"{(OperatingSystem.IsMacOS() ? "[::1]" : "127.0.0.2")}:{service.Endpoint.Port}";

        var run = await new CommandTest { TimeProvider = service.TimeProvider }
            .RunAsync("task", "wait", "a", "--timeout", "10m", "--endpoint", $"http://{address}");

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.StartsWith("truewatch: task 'a': No response from ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Too many polls in a row failed (6 polls in all).", run.Error, StringComparison.Ordinal);
        Assert.Contains($"truewatch task wait a --timeout 10m --endpoint http://{address}", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"poll failed (No response from http://{address}: Connection refused ({address}))\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("trying again", run.Output, StringComparison.Ordinal);
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
        await using var service = await StartAnsweringAsync(statusCode, contentType, body);

        var run = await CommandTest.RunAsync(service, "task", "wait", "some-task");

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
        await using var service = await CommandTest.StartServiceAsync(
            service => service.OnEveryRequest().Fail((HttpStatusCode)statusCode, errorCode));

        var run = await CommandTest.RunAsync(service, "task", "wait", "some-task");

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        Assert.StartsWith("truewatch: task 'some-task': ", run.Error, StringComparison.Ordinal);
        Assert.Contains(errorCode, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_rate_limit_is_no_fault_but_pauses_whose_length_and_end_are_told()
    {
        await using var service = await CommandTest.StartServiceAsync(service => service.OnEveryRequest().ThrottleKey());

        var run = await CommandTest.RunAsync(service, "task", "wait", "some-task", "--timeout", "180s");

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.Contains("There was no response. The rate limit was exceeded (", run.Error, StringComparison.Ordinal);
        var pauses = Lines(run.Output).Count(line => line.Contains(" s  rate limit exceeded, pausing for ", StringComparison.Ordinal));
        var ends = Lines(run.Output).Count(line => line.Contains("going on after a pause of ", StringComparison.Ordinal));
        Assert.InRange(pauses, 4, 8);
        Assert.InRange(ends, pauses - 1, pauses);
    }

    [Fact]
    public async Task A_server_that_hangs_lets_the_wait_show_life_every_30_seconds()
    {
        await using var service = await CommandTest.StartServiceAsync(service => service
            .AddTask(new TaskScript("a").Status("running"))
            .OnEveryRequest().Delay(TimeSpan.FromMinutes(10)));

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--timeout", "10m");

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
        var times = Lines(run.Output).Select(ReadTime).Prepend(TimeSpan.Zero).ToList();
        Assert.True(times.Count > 8, run.Output);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.Zero, TimeSpan.FromSeconds(30.1)));
        Assert.Contains("poll failed (", run.Output, StringComparison.Ordinal);
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
        await using var service = await CommandTest.StartServiceAsync(service => service.AddTask(new TaskScript(taskId).Succeeds()));

        var run = await CommandTest.RunAsync(service, "task", "status", taskId, "--timeout", "2d");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains($"Task {taskId} succeeded", run.Output, StringComparison.Ordinal);
    }

    private static Task<TrueWatchSimulator> StartAnsweringAsync(int statusCode, string contentType, string body)
        => CommandTest.StartServiceAsync(service => service.OnEveryRequest().Answer((HttpStatusCode)statusCode, contentType, Encoding.UTF8.GetBytes(body)));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static TimeSpan ReadTime(string line)
    {
        var match = Regex.Match(line, @"^ +(?:(\d+) min )?([\d.]+) s ");
        return TimeSpan.FromMinutes(match.Groups[1].Success ? Number(1) : 0) + TimeSpan.FromSeconds(Number(2));

        double Number(int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }
}
