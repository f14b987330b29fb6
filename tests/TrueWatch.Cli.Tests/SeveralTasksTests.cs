using System.Text.Json;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary><c>truewatch task wait a b c</c>: several tasks in one process, with one budget.</summary>
public sealed class SeveralTasksTests
{
    [Fact]
    public async Task Each_task_is_told_as_it_ends_and_the_exit_code_is_the_worst()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_import", "task_failed", "task_export_partial", "--simulate");

        Assert.Equal(ExitCode.TaskFailed, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Contains("Task task_import succeeded\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Task task_failed failed\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Task task_export_partial succeeded in part: single objects failed\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("\n3 tasks: .*1 failed.*\n$", run.Output);
        Assert.Contains("s  task_import          running\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_process_it_shows_a_table_in_a_terminal_lines_in_a_pipe_and_json()
    {
        const string Line = "truewatch task wait task_import task_failed task_export_partial --simulate";
        var runs = await Task.WhenAll(
            ProcessRun.InTerminalAsync(Line),
            ProcessRun.OfAsync($"{Line} | cat; exit ${{PIPESTATUS[0]}}"),
            ProcessRun.OfAsync($"{Line} --output json | cat; exit ${{PIPESTATUS[0]}}"));

        var (terminal, pipe, json) = (runs[0], runs[1], runs[2]);
        Assert.All(runs, run => Assert.Equal((int)ExitCode.TaskFailed, run.ExitCode));
        Assert.All(
            ["Task task_import succeeded", "Task task_failed failed", "Task task_export_partial succeeded in part", "\n3 tasks: "],
            end => Assert.All([terminal, pipe], run => Assert.Contains(end, run.Output, StringComparison.Ordinal)));
        Assert.Matches(@"\u001b\[\d+A[^\u001b]* task_export_partial +running +2 polls ", terminal.Output);
        Assert.Contains(" s  task_export_partial  running\n", pipe.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', pipe.Output + pipe.Error + json.Output + json.Error);
        var lines = ReadLines(json.Output);
        Assert.Equal(
            ["failed", "partial", "succeeded"], lines.SkipLast(1).Select(line => line.GetProperty("outcome").GetString()).Order());
        Assert.Equal("summary", lines[^1].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task As_json_each_is_a_line_and_the_last_one_is_the_summary()
    {
        var run = await CommandRun.OfAsync("task", "wait", "task_import", "task_failed", "task_import", "--simulate", "--output", "json");

        Assert.Equal(ExitCode.TaskFailed, run.ExitCode);
        var lines = ReadLines(run.Output);
        Assert.Equal(["task_failed", "task_import"], lines.SkipLast(1).Select(line => line.GetProperty("taskId").GetString()).Order());
        var summary = lines[^1];
        Assert.Equal("summary", summary.GetProperty("outcome").GetString());
        Assert.Equal(2, summary.GetProperty("tasks").GetInt32());
        Assert.Equal(1, summary.GetProperty("outcomes").GetProperty("succeeded").GetInt32());
        Assert.Equal(1, summary.GetProperty("outcomes").GetProperty("failed").GetInt32());
        Assert.Equal(3, summary.GetProperty("exitCode").GetInt32());
        Assert.Equal(6, summary.GetProperty("polls").GetInt32());
    }

    [Theory]
    [InlineData("task_import\n\n  task_canceled\r\ntask_import")]
    [InlineData("task_canceled", "task_import")]
    public async Task The_ids_can_come_from_the_standard_input(string input, params string[] arguments)
    {
        var run = await new CommandTest { Input = input }
            .RunAsync(["task", "wait", "-", .. arguments, "--simulate", "--output", "json", "--quiet"]);

        Assert.Equal(ExitCode.TaskCanceled, run.ExitCode);
        Assert.Equal(3, ReadLines(run.Output).Count);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task One_id_of_the_standard_input_is_a_line_and_a_summary_as_well()
    {
        var run = await new CommandTest { Input = "task_import" }.RunAsync("task", "wait", "-", "--simulate", "-o", "json");

        Assert.Equal(2, ReadLines(run.Output).Count);
    }

    [Fact]
    public async Task All_tasks_keep_to_one_budget()
    {
        var taskIds = Enumerable.Range(1, 10).Select(number => $"task-{number}").ToArray();
        await using var service = await CommandTest.StartServiceAsync(service => Array.ForEach(
            taskIds, taskId => service.AddTask(new TaskScript(taskId).Running(TimeSpan.FromSeconds(100)).Succeeds())));

        var run = await CommandTest.RunAsync(service, ["task", "wait", .. taskIds, "--quiet"]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.EndsWith("\n10 tasks: 10 succeeded\n", run.Output, StringComparison.Ordinal);
        Assert.All(service.Requests, request => Assert.Equal(200, request.StatusCode));
    }

    [Fact]
    public async Task Tasks_that_go_on_are_told_with_one_command_line()
    {
        await using var service = await CommandTest.StartServiceAsync(service => service
            .AddTask(new TaskScript("a").Status("running"))
            .AddTask(new TaskScript("b c").Status("archived"))
            .AddTask(new TaskScript("d").Succeeds()));

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "b c", "d", "--timeout", "60", "--interval", "3s");

        Assert.Equal(ExitCode.UnknownStatus, run.ExitCode);
        Assert.EndsWith(
            $"\n2 tasks continue at the service. To see how they end:\n  truewatch task wait a 'b c' --timeout 60 --interval 3s --endpoint {service.Endpoint}\n",
            run.Error,
            StringComparison.Ordinal);
        Assert.EndsWith("\n3 tasks: 1 succeeded, 2 not ended in time\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_ends_all_of_them()
    {
        await using var service = await CommandTest.StartWithStatusAsync("running");

        var run = await new CommandTest { Cause = ExitCode.Terminated, TimeProvider = service.TimeProvider }
            .RunAsync("task", "wait", "a", "b", "--endpoint", service.Endpoint.ToString(), "--output", "json");

        Assert.Equal(ExitCode.Terminated, run.ExitCode);
        Assert.Equal(
            ["interrupted", "interrupted", "summary"],
            ReadLines(run.Output).Select(line => line.GetProperty("outcome").GetString()));
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(new[] { 0, 5, 6 }, 6)]
    [InlineData(new[] { 6, 3, 8 }, 3)]
    [InlineData(new[] { 0, 0 }, 0)]
    [InlineData(new[] { 5, 0 }, 5)]
    [InlineData(new[] { 4, 9, 7 }, 4)]
    [InlineData(new[] { 3, 143 }, 143)]
    public void The_worst_end_is_one_that_is_known_to_have_gone_wrong(int[] exitCodes, int worst)
        => Assert.Equal((ExitCode)worst, ExitCodes.Worst(exitCodes.Select(code => (ExitCode)code)));

    private static List<JsonElement> ReadLines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}
