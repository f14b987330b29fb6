namespace TrueWatch.Pages.Tests;

/// <summary>
/// The budget across machines of the page about limits: over Garnet, which speaks Redis' protocol, or over the server that
/// the environment variable <c>TRUEWATCH_TEST_REDIS</c> names.
/// </summary>
public sealed class SeveralMachinesTests
{
    private const int Limit = 20;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Three_processes_with_one_key_keep_to_its_limit_and_see_the_end_of_every_task()
    {
        var page = new Page("src/TrueWatch.Generated/docs/limits.md");
        var block = page.Blocks.Single(block => block.Text.Contains("RedisSlidingWindow", StringComparison.Ordinal));
        using var program = new PageProgram(Snippet.Compile(page, block with { Text = Shorten(block.Text) }, "SeveralMachines"));
        var processes = Enumerable.Range(1, 3)
            .Select(process => Enumerable.Range(1, 4).Select(task => $"process-{process}-task-{task}").ToArray())
            .ToList();
        await using var service = await TrueWatchSimulator.StartAsync(
            service => processes.SelectMany(tasks => tasks).ToList().ForEach(
                taskId => service.AddTask(new TaskScript(taskId).Running(TimeSpan.FromSeconds(30)).Succeeds())),
            new FastTime(),
            TestContext.Current.CancellationToken);
        var address = Environment.GetEnvironmentVariable("TRUEWATCH_TEST_REDIS");
        var port = RedisServer.FindFreePort();
        using var server = address is null ? new RedisServer(port) : null;

        var results = await Task.WhenAll(processes.Select(
            tasks => program.RunAsync(service, tasks, ("REDIS", address ?? $"127.0.0.1:{port}"))));

        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        Assert.All(
            processes.SelectMany(tasks => tasks),
            taskId => Assert.Contains(results, result => result.Output.Contains($"{taskId}: Ok, ", StringComparison.Ordinal)));
        Assert.All(service.Requests, request => Assert.Equal(200, request.StatusCode));
        var arrivals = service.Requests.Select(request => request.Elapsed).ToList();
        Assert.All(arrivals.Zip(arrivals.Skip(Limit)), each => Assert.True(each.Second - each.First >= Window));
        var polls = processes.Select(tasks => tasks.Sum(service.CountRequests)).ToList();
        Assert.True(polls.Min() * 2 >= polls.Max(), string.Join(", ", polls));
        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(", ", polls)} in {arrivals[^1]}");
    }

    /// <summary>
    /// The window of the service on the fast clock, with more to spare where other tests keep the machine busy, and a budget
    /// that no other run has.
    /// </summary>
    private static string Shorten(string program)
    {
        var shortened = program.Replace("FromSeconds(60)", $"FromSeconds({60 / FastTime.Factor})", StringComparison.Ordinal)
            .Replace("FromSeconds(1)", "FromSeconds(5)", StringComparison.Ordinal)
            .Replace("truewatch-production", $"truewatch-test-{Guid.NewGuid()}", StringComparison.Ordinal);
        Assert.NotEqual(program, shortened);
        return shortened;
    }
}
