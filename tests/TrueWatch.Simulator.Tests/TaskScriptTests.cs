namespace TrueWatch.Simulator.Tests;

public sealed class TaskScriptTests
{
    private static TaskScript Script => new("mine");

    [Fact]
    public async Task A_status_without_a_duration_is_answered_once_and_the_last_one_stays()
    {
        await using var client = await StartAsync(Script.Start().Running().Running().Status("queued"));

        Assert.Equal(
            ["start", "running", "running", "queued", "queued"],
            await PollAsync(client, [0, 0, 0, 0, 100]));
    }

    [Fact]
    public async Task A_status_with_a_duration_ends_exactly_after_it()
    {
        await using var client = await StartAsync(Script.Start(TimeSpan.FromSeconds(2)).Running(TimeSpan.FromSeconds(10)).Succeeds());

        Assert.Equal(
            ["start", "start", "running", "running", "ok"],
            await PollAsync(client, [0, 1.999, 0.001, 9.999, 0.001]));
    }

    [Fact]
    public async Task A_slow_poller_misses_what_has_passed_in_the_meantime()
    {
        await using var client = await StartAsync(
            Script.Start(TimeSpan.FromSeconds(2)).Running(TimeSpan.FromSeconds(10)).Status("queued").Running(TimeSpan.FromSeconds(5)).Succeeds());

        Assert.Equal(["start", "queued", "running", "running", "ok"], await PollAsync(client, [0, 60, 0, 4.999, 0.001]));
    }

    [Fact]
    public async Task The_content_says_what_the_script_says()
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .AddTask(new TaskScript("1", "export").Succeeds(exportFailedInfoJson: "[ 1 ]", nameList: ["é <&>"]))
            .AddTask(new TaskScript("2").Succeeds(successCount: 3, failCount: 4))
            .AddTask(new TaskScript("3").Fails("ft.Some", "a message"))
            .AddTask(new TaskScript("4").IsCanceled(successCount: 5))
            .AddTask(new TaskScript("5", "other").Running()));

        Assert.Equal(
            [
                """{"status":"ok","action":"export","message":"","errorCode":"","import_info":{"exportFailedInfo":[ 1 ]},"name_list":["é <&>"]}""",
                """{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":4,"successCount":3}}""",
                """{"status":"error","action":"import","message":"a message","errorCode":"ft.Some"}""",
                """{"status":"cancel","action":"import","message":"","errorCode":"","import_info":{"successCount":5}}""",
                """{"status":"running","action":"other","message":"","errorCode":""}""",
            ],
            await Task.WhenAll(Enumerable.Range(1, 5).Select(async id => Content(await client.GetTaskAsync($"{id}")))));
    }

    [Fact]
    public void A_script_is_left_as_it_is_when_something_is_appended()
    {
        var begun = Script.Running();

        var succeeding = begun.Succeeds();
        var failing = begun.Fails("ft.Some");

        Assert.NotSame(succeeding, failing);
        Assert.NotSame(begun, succeeding);
    }

    [Fact]
    public async Task A_script_serves_any_number_of_simulators()
    {
        var script = Script.Running().Succeeds();
        await using var first = await StartAsync(script);
        await using var second = await StartAsync(script);

        Assert.Equal(["running", "ok"], await PollAsync(first, [0, 0]));
        Assert.Equal(["running"], await PollAsync(second, [0]));
    }

    [Fact]
    public void Nothing_follows_the_end()
    {
        Assert.Contains("'mine'", Assert.Throws<InvalidOperationException>(() => Script.Succeeds().Running()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Script.Fails("ft.Some").Succeeds());
        Assert.Throws<InvalidOperationException>(() => Script.IsCanceled().Content("{}"));
    }

    [Fact]
    public async Task A_script_needs_a_status()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(Script));

        Assert.Contains("The script of 'mine' has no status", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_duration_is_longer_than_zero(int seconds)
        => Assert.Equal("duration", Assert.Throws<ArgumentOutOfRangeException>(() => Script.Running(TimeSpan.FromSeconds(seconds))).ParamName);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"status":"ok",}""")]
    [InlineData("""{"status":'ok'}""")]
    [InlineData("{} {}")]
    public void What_is_to_be_json_is_json(string json)
    {
        Assert.StartsWith(
            $"This is not JSON: {json}",
            Assert.Throws<ArgumentException>(() => Script.Content(json)).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "exportFailedInfoJson",
            Assert.Throws<ArgumentException>(() => Script.Succeeds(exportFailedInfoJson: json)).ParamName);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void The_id_is_not_blank(string blank)
        => Assert.Equal("taskId", Assert.Throws<ArgumentException>(() => new TaskScript(blank)).ParamName);

    [Fact]
    public void No_text_is_null()
    {
        Assert.Throws<ArgumentNullException>(() => new TaskScript(null!));
        Assert.Throws<ArgumentNullException>(() => new TaskScript("mine", null!));
        Assert.Throws<ArgumentNullException>(() => new TaskScript("mine", "import", null!));
        Assert.Throws<ArgumentNullException>(() => Script.Status(null!));
        Assert.Throws<ArgumentNullException>(() => Script.Content(null!));
        Assert.Throws<ArgumentNullException>(() => Script.Fails(null!));
        Assert.Throws<ArgumentNullException>(() => Script.Fails("ft.Some", null!));
    }

    [Fact]
    public async Task Tasks_come_and_go_while_the_simulator_runs()
    {
        await using var client = await SimulatorClient.StartAsync();
        var service = client.Simulator.Service;
        Assert.Equal(404, (await client.GetTaskAsync("mine")).StatusCode);

        service.AddTask(Script.Succeeds());
        Assert.Equal("ok", (await client.GetTaskAsync("mine")).TaskStatus);
        Assert.Contains("already", Assert.Throws<ArgumentException>(() => service.AddTask(Script.Running())).Message, StringComparison.Ordinal);

        service.RemoveTask("mine");
        Assert.Equal(404, (await client.GetTaskAsync("mine")).StatusCode);
        Assert.Contains("no task 'mine'", Assert.Throws<ArgumentException>(() => service.RemoveTask("mine")).Message, StringComparison.Ordinal);

        service.AddTask(Script.Running());
        Assert.Equal("running", (await client.GetTaskAsync("mine")).TaskStatus);
    }

    private static Task<SimulatorClient> StartAsync(TaskScript script)
        => SimulatorClient.StartAsync(service => service.AddTask(script).WithKeyLimit(null));

    private static string Content(SimulatorAnswer answer)
    {
        const string Before = "\"content\":";
        var start = answer.Text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return answer.Text[start..answer.Text.LastIndexOf(",\"errorCode\":", StringComparison.Ordinal)];
    }

    private static async Task<List<string?>> PollAsync(SimulatorClient client, double[] pauses)
    {
        var statuses = new List<string?>();
        foreach (var pause in pauses)
        {
            client.Time.Advance(TimeSpan.FromSeconds(pause));
            statuses.Add((await client.GetTaskAsync("mine")).TaskStatus);
        }

        return statuses;
    }
}
