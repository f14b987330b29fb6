using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>Many waits, throttles and resumed waits against the simulator, over real HTTP and on a virtual clock.</summary>
[Collection<OnVirtualTime>]
public sealed class SharedBudgetTests
{
    private readonly VirtualTimeProvider _time = new();

    // A request over the network takes no virtual time, and must not be timed out by the pauses of others.
    private static PollingOptions Options => new() { PollTimeout = Timeout.InfiniteTimeSpan };

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_of_the_simulators_tasks_are_waited_for_within_the_limit_of_the_key()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);
        string[] taskIds = ["task_import", "task_export", "task_export_partial", "task_failed", "task_canceled", "task_unknown"];

        var results = await client.WaitForAllTasksAsync(taskIds, Options, cancellationToken: TestCanceled);

        Assert.Equal(taskIds, results.Select(result => result.Arguments[0].Value));
        Assert.Equal([true, true, true, false, false, true], results.Select(result => result.IsSuccess));
        Assert.Equal("ft.ImportFailed", Assert.IsType<RemoteTaskFailedException>(results[3].Exception).ErrorCode);
        Assert.IsType<RemoteTaskCanceledException>(results[4].Exception);
        Assert.True(results[2].GetSnapshot().IsPartialSuccess);
        Assert.All(simulator.Requests, request => Assert.Equal(200, request.StatusCode));
    }

    [Fact]
    public async Task Each_end_is_there_as_it_comes()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);
        var seen = new List<string?>();

        await foreach (var result in client.WhenEachTaskAsync(["task_import", "task_failed", "task_import"], Options, cancellationToken: TestCanceled))
        {
            seen.Add(result.Arguments[0].Value);
        }

        Assert.Equal(["task_failed", "task_import", "task_import"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Somebody_else_has_used_up_the_limit_and_the_wait_still_gets_its_result()
    {
        await using var simulator = await StartAsync();
        using var stranger = new HttpClient();
        for (var number = 0; number < 20; number++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, new Uri(simulator.Endpoint, "api/v1/workspace/resource/query_action_status?taskId=task_endless"));
            request.Headers.Add("DF-API-KEY", TrueWatchSimulator.DefaultApiKey);
            (await stranger.SendAsync(request, TestCanceled)).Dispose();
        }

        using var client = Client(simulator);
        var end = await client.WaitForTaskAsync("task_import", Options, cancellationToken: TestCanceled);

        Assert.Equal(TaskStatus.Ok, end.Status);
        Assert.Contains(simulator.Requests, request => request.StatusCode == 401);
    }

    [Fact]
    public async Task A_wait_goes_on_from_its_token_with_another_client()
    {
        await using var simulator = await StartAsync();
        using var first = Client(simulator);
        string token;
        using (var wait = first.StartWaitForTask("task_import", Options, cancellationToken: TestCanceled))
        {
            await using var snapshots = wait.WatchAsync(TestCanceled).GetAsyncEnumerator(TestCanceled);
            Assert.True(await snapshots.MoveNextAsync());
            token = snapshots.Current.ResumeToken!.ToString();
        }

        using var second = Client(simulator);
        using var resumed = second.ResumeWaitForTask(PollingResumeToken.Parse(token), Options, TestCanceled);
        var end = await resumed.Completion;

        Assert.Equal(TaskStatus.Ok, end.Status);
        Assert.True(end.Poll >= 2, "The poll before does not count.");
        Assert.DoesNotContain(TrueWatchSimulator.DefaultApiKey, token, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_site_is_refused()
    {
        await using var simulator = await StartAsync();
        await using var other = await StartAsync();
        using var client = Client(simulator);
        using var elsewhere = Client(other);
        var end = await client.WaitForTaskAsync("task_import", Options, cancellationToken: TestCanceled);

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => elsewhere.ResumeWaitForTask(end.ResumeToken!, Options, TestCanceled).Completion);

        Assert.Contains(simulator.Endpoint.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_partial_success_can_be_an_exception()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);

        await Assert.ThrowsAsync<RemoteTaskPartiallySucceededException>(() => client.WaitForTaskAsync(
            "task_export_partial", new PollingOptions { ThrowOnPartialSuccess = true, PollTimeout = Timeout.InfiniteTimeSpan }, cancellationToken: TestCanceled));
    }

    private Task<TrueWatchSimulator> StartAsync()
        => TrueWatchSimulator.StartAsync(timeProvider: _time, cancellationToken: TestCanceled);

    private TrueWatchClient Client(TrueWatchSimulator simulator) => new(new TrueWatchClientOptions
    {
        ApiKey = new TrueWatchApiKey(TrueWatchSimulator.DefaultApiKey),
        Endpoint = simulator.Endpoint,
        AttemptTimeout = TimeSpan.FromDays(1),
        Timeout = TimeSpan.FromDays(1),
        TimeProvider = _time,
    });
}
