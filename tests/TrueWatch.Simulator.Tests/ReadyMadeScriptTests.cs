namespace TrueWatch.Simulator.Tests;

public sealed class ReadyMadeScriptTests
{
    public static TheoryData<string, string[]> Stages => new()
    {
        { "task_import", ["start", "running", "ok"] },
        { "task_export", ["start", "running", "ok"] },
        { "task_export_partial", ["start", "running", "ok"] },
        { "task_failed", ["start", "running", "error"] },
        { "task_canceled", ["start", "running", "cancel"] },
        { "task_unknown", ["start", "queued", "ok"] },
        { "task_endless", ["start", "running", "running"] },
    };

    [Fact]
    public void Every_script_is_listed_with_a_description_of_one_line()
    {
        Assert.Equal(Stages.Select(row => row.Data.Item1), TaskScripts.All.Select(script => script.TaskId));
        Assert.All(TaskScripts.All, script => Assert.Single(script.Description.Split('\n')));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_task_changes_its_status_exactly_at_its_times(string taskId, string[] stages)
    {
        double[] seconds = [0, 0.999, 1, 3.199, 3.2, 3600];
        string[] expected = [stages[0], stages[0], stages[1], stages[1], stages[2], stages[2]];

        Assert.Equal(expected, await PollAsync(taskId, seconds));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_poller_sees_every_stage_within_three_polls_whatever_its_jitter(string taskId, string[] stages)
    {
        Assert.Equal(stages, await PollAsync(taskId, [0, 2.0, 4.4]));
        Assert.Equal(stages, await PollAsync(taskId, [0, 2.4, 6.0]));
    }

    [Fact]
    public async Task The_time_counts_from_the_first_request_for_that_task()
    {
        await using var client = await SimulatorClient.StartAsync();

        await client.GetTaskAsync("task_import");
        client.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("start", (await client.GetTaskAsync("task_failed")).TaskStatus);
        Assert.Equal("ok", (await client.GetTaskAsync("task_import")).TaskStatus);
    }

    [Fact]
    public async Task A_refused_request_does_not_start_the_task()
    {
        await using var client = await SimulatorClient.StartAsync();

        await client.GetTaskAsync("task_import", apiKey: "wrong");
        client.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("start", (await client.GetTaskAsync("task_import")).TaskStatus);
    }

    private static async Task<List<string?>> PollAsync(string taskId, double[] seconds)
    {
        await using var client = await SimulatorClient.StartAsync();
        var start = client.Time.GetUtcNow();
        var statuses = new List<string?>();
        foreach (var second in seconds)
        {
            client.Time.SetUtcNow(start + TimeSpan.FromSeconds(second));
            var answer = await client.GetTaskAsync(taskId);
            Assert.Equal(200, answer.StatusCode);
            statuses.Add(answer.TaskStatus);
        }

        return statuses;
    }
}
