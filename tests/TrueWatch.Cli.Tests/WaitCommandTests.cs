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
             +(?:[45]\.\d|6\.0) s  ok         12 succeeded, 0 failed
            Task task_import succeeded
              status        ok
              action        import
              succeeded     12
              failed        0
              waited        (?:[45]\.\d|6\.0) s, 3 polls
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
        await using var service = await CommandTest.StartWithStatusAsync("running");

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--timeout", "1m");

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.Contains("task 'a': The task did not end within 1 min 00 s", run.Error, StringComparison.Ordinal);
        Assert.Contains("Its last status was running.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            $"\nThe task continues at the service. To see how it ends:\n  truewatch task wait a --timeout 1m --endpoint {service.Endpoint}\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_id_that_looks_like_an_option_stands_behind_two_dashes()
    {
        await using var service = await CommandTest.StartServiceAsync(service => service.AddTask(new Simulator.TaskScript("--a").Status("running")));

        var run = await new CommandTest { TimeProvider = service.TimeProvider }
            .RunAsync("task", "wait", "--timeout", "1m", "--endpoint", service.Endpoint.ToString(), "--", "--a");

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.EndsWith($"\n  truewatch task wait --timeout 1m --endpoint {service.Endpoint} -- --a\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_stays_unknown_to_the_end_has_an_exit_code_of_its_own()
    {
        await using var service = await CommandTest.StartWithStatusAsync("archived");

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--timeout", "1m");

        Assert.Equal(ExitCode.UnknownStatus, run.ExitCode);
        Assert.Contains("task 'a'", run.Error, StringComparison.Ordinal);
        Assert.Contains("archived (not documented), which is unknown to this version", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Interrupted)]
    [InlineData(ExitCode.Terminated)]
    [InlineData(ExitCode.HungUp)]
    [InlineData(ExitCode.OutputLost)]
    public async Task A_wait_that_is_ended_says_that_the_task_goes_on_and_how_to_see_its_end(object cause)
    {
        await using var service = await CommandTest.StartWithStatusAsync("running");

        var run = await new CommandTest { Cause = (ExitCode)cause, TimeProvider = service.TimeProvider }
            .RunAsync("task", "wait", "a", "--endpoint", service.Endpoint.ToString());

        Assert.Equal(cause, run.ExitCode);
        Assert.EndsWith(
            $"\nThe task continues at the service. To see how it ends:\n  truewatch task wait a --endpoint {service.Endpoint}\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_at_a_service_sends_the_key_and_keeps_to_its_limit()
    {
        await using var service = await CommandTest.StartWithStatusAsync("running");

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--timeout", "1m");

        Assert.Equal(ExitCode.Timeout, run.ExitCode);
        Assert.All(service.Requests, request => Assert.Equal(200, request.StatusCode));
        Assert.InRange(service.Requests.Count, 12, 20);
    }

    [Theory]
    [InlineData("10s", 6, 7)]
    [InlineData("1s", 18, 21)]
    public async Task An_interval_is_kept_as_far_as_the_limit_allows(string interval, int fewest, int most)
    {
        await using var service = await CommandTest.StartWithStatusAsync("running");

        await CommandTest.RunAsync(service, "task", "wait", "a", "--timeout", "58s", "--interval", interval);

        Assert.All(service.Requests, request => Assert.Equal(200, request.StatusCode));
        Assert.InRange(service.Requests.Count, fewest, most);
    }

    [Fact]
    public async Task Quiet_prints_nothing_but_the_result()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_import", "--simulate", "--quiet");

        Assert.StartsWith("Task task_import succeeded\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Verbose_prints_requests_waits_and_retries_to_the_standard_error()
    {
        await using var service = await CommandTest.StartServiceAsync(service => service
            .AddTask(new Simulator.TaskScript("a").Succeeds())
            .OnRequest(1).Fail());

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--verbose");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains($"GET {service.Endpoint}api/v1/workspace/resource/query_action_status?taskId=a: 503 after 0.0 s\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("query_action_status?taskId=a: 200 after 0.0 s\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("polling again in", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("GET", run.Output, StringComparison.Ordinal);
    }
}
