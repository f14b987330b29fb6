using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

public sealed class WaitCommandTests
{
    [Fact]
    public async Task The_documented_import_goes_from_start_over_running_to_ok_with_its_12_successes()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_import", "--simulate");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Matches(
            """
            ^ +0\.0 s  start
             +2\.\d s  running
             +[45]\.\d s  ok         12 succeeded, 0 failed
            Task task_import succeeded
              status        ok
              action        import
              succeeded     12
              failed        0
              waited        [45]\.\d s, 3 polls
            $
            """,
            run.Output.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");
    }

    [Theory]
    [InlineData("task_import", ExitCode.Success, "succeeded")]
    [InlineData("task_export", ExitCode.Success, "succeeded")]
    [InlineData("task_export_partial", ExitCode.PartialSuccess, "succeeded in part: single objects failed")]
    [InlineData("task_failed", ExitCode.TaskFailed, "failed")]
    [InlineData("task_canceled", ExitCode.TaskCanceled, "was canceled at the service")]
    [InlineData("task_unknown", ExitCode.Success, "succeeded")]
    public async Task Each_end_of_a_task_has_its_exit_code_and_its_words(string taskId, object exitCode, string words)
    {
        var run = await CommandRun.OfAsync("task", "wait", taskId, "--simulate");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"\nTask {taskId} {words}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task What_failed_is_named()
    {
        var partial = await CommandRun.OfAsync("task", "wait", "task_export_partial", "--simulate");
        Assert.Contains("""not exported  {"dashboard":["System Overview"]}""", partial.Output, StringComparison.Ordinal);

        var failed = await CommandRun.OfAsync("task", "wait", "task_failed", "--simulate");
        Assert.Contains("error code    ft.ImportFailed", failed.Output, StringComparison.Ordinal);
        Assert.Contains("message       The uploaded archive cannot be read", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undocumented_status_is_shown_as_such_and_waited_through()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_unknown", "--simulate");

        Assert.Contains("queued (not documented)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_does_not_end_in_time_is_a_timeout_that_says_how_to_go_on()
    {
        await using var server = await CannedServer.WithStatusAsync("running");

        var run = await CommandRun.OfAsync("task", "wait", "a b:1", "--timeout", "1m", "--endpoint", server.Endpoint);

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.Contains("task 'a b:1': The task did not end within 1 min 00 s", run.Error, StringComparison.Ordinal);
        Assert.Contains("Its last status was running.", run.Error, StringComparison.Ordinal);
        Assert.Contains($"truewatch task wait 'a b:1' --endpoint {server.Endpoint}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_stays_unknown_to_the_end_has_an_exit_code_of_its_own()
    {
        await using var server = await CannedServer.WithStatusAsync("archived");

        var run = await CommandRun.OfAsync("task", "wait", "a", "--timeout", "1m", "--endpoint", server.Endpoint);

        Assert.Equal(ExitCode.UnknownStatus, run.ExitCode);
        Assert.Contains("task 'a'", run.Error, StringComparison.Ordinal);
        Assert.Contains("archived (not documented), which this version of the command does not know", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_wait_says_that_the_task_goes_on_and_how_to_see_its_end()
    {
        await using var server = await CannedServer.WithStatusAsync("running");
        using var interruption = new CancellationTokenSource();
        await interruption.CancelAsync();

        var run = await CommandRun.OfAsync(
            CommandRun.MarkerKey, interruption.Token, "task", "wait", "a", "--endpoint", server.Endpoint);

        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.Contains("The task goes on at the service", run.Error, StringComparison.Ordinal);
        Assert.Contains($"truewatch task wait a --endpoint {server.Endpoint}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_at_a_real_simulator_sends_the_key_and_keeps_to_its_limit()
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(
            service => service.AddKey(CommandRun.MarkerKey), cancellationToken: TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(
            "task", "wait", "task_endless", "--timeout", "1m", "--endpoint", simulator.Endpoint.ToString());

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.All(simulator.Requests, request => Assert.Equal(200, request.StatusCode));
        Assert.InRange(simulator.Requests.Count, 12, 20);
    }
}
