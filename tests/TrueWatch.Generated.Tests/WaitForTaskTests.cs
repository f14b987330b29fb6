using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>The generated waiters against the simulator, over real HTTP and on a virtual clock.</summary>
[Collection<OnVirtualTime>]
public sealed class WaitForTaskTests
{
    private readonly VirtualTimeProvider _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private PollingOptions Options => new() { TimeProvider = _time };

    [Theory]
    [InlineData("task_import", false)]
    [InlineData("task_export", false)]
    [InlineData("task_export_partial", true)]
    [InlineData("task_unknown", false)]
    public async Task A_task_that_succeeds_is_waited_for_to_its_end(string taskId, bool isPartial)
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);

        var end = await client.WaitForTaskAsync(taskId, Options, cancellationToken: TestCanceled);

        Assert.Equal(TaskStatus.Ok, end.Status);
        Assert.Equal(PollingOutcome.Succeeded, end.Outcome);
        Assert.Equal(isPartial, end.Result.IsPartialSuccess);
        Assert.Equal(3, simulator.Requests.Count);
    }

    [Fact]
    public async Task A_task_that_fails_throws_with_everything_that_the_service_said()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);

        var exception = await Assert.ThrowsAsync<RemoteTaskFailedException>(
            () => client.WaitForTaskAsync("task_failed", Options, cancellationToken: TestCanceled));

        var end = Assert.IsType<PollingSnapshot<ResourceTask, TaskStatus>>(exception.Snapshot);
        Assert.Equal("ft.ImportFailed", end.Result.ErrorCode);
        Assert.Contains("taskId: 'task_failed'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_canceled_at_the_service_says_so()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);

        await Assert.ThrowsAsync<RemoteTaskCanceledException>(
            () => client.WaitForTaskAsync("task_canceled", Options, cancellationToken: TestCanceled));
    }

    [Fact]
    public async Task Watching_shows_every_status_the_undocumented_one_with_its_text()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);
        var seen = new List<(TaskStatus Status, string? Raw)>();

        await foreach (var snapshot in client.WatchTaskAsync("task_unknown", Options, TestCanceled))
        {
            seen.Add((snapshot.Status, snapshot.RawStatus));
        }

        Assert.Equal([(TaskStatus.Start, "start"), (TaskStatus.Unknown, "queued"), (TaskStatus.Ok, "ok")], seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_empty_task_id_is_refused_before_any_request(string taskId)
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.WaitForTaskAsync(taskId, Options, cancellationToken: TestCanceled));

        Assert.Empty(simulator.Requests);
    }

    [Fact]
    public async Task A_refused_key_ends_the_wait_on_the_first_answer()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator, "another-key");

        var exception = await Assert.ThrowsAsync<PollingFaultException>(
            () => client.WaitForTaskAsync("task_import", Options, cancellationToken: TestCanceled));

        Assert.Equal(PollingFaultKind.Refused, exception.Fault.Kind);
        Assert.Equal(TrueWatchErrorKind.Unauthorized, Assert.IsType<TrueWatchApiException>(exception.InnerException).Kind);
        Assert.DoesNotContain("another-key", exception.ToString(), StringComparison.Ordinal);
        Assert.Single(simulator.Requests);
    }

    [Fact]
    public async Task The_documents_pace_keeps_to_the_limit_of_a_key()
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator);
        var options = new PollingOptions { TimeProvider = _time, Timeout = TimeSpan.FromMinutes(10) };

        await Assert.ThrowsAsync<PollingTimeoutException>(
            () => client.WaitForTaskAsync("task_endless", options, cancellationToken: TestCanceled));

        Assert.All(simulator.Requests, request => Assert.Equal(200, request.StatusCode));
    }

    private Task<TrueWatchSimulator> StartAsync()
        => TrueWatchSimulator.StartAsync(timeProvider: _time, cancellationToken: TestCanceled);

    private static TrueWatchClient Client(TrueWatchSimulator simulator, string key = TrueWatchSimulator.DefaultApiKey)
        => new(new TrueWatchClientOptions { ApiKey = new TrueWatchApiKey(key), Endpoint = simulator.Endpoint });
}
