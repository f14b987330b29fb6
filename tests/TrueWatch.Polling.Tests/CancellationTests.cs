namespace TrueWatch.Polling.Tests;

public sealed class CancellationTests
{
    private readonly VirtualTime _time = new();

    private PollingOptions EverySecond => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
        TimeProvider = _time,
    };

    [Fact]
    public async Task A_token_that_was_canceled_before_sends_nothing()
    {
        var operation = new ScriptedOperation(_time, "waiting");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Poller.WaitAsync(operation, EverySecond, null, new CancellationToken(canceled: true)));

        Assert.Empty(operation.Requests);
    }

    [Fact]
    public async Task Canceling_between_two_polls_ends_the_wait_at_once_with_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        var operation = new ScriptedOperation(_time, "waiting");

        var wait = Poller.WaitAsync(operation, EverySecond, null, cancellation.Token);
        await cancellation.CancelAsync();
        var exception = await Assert.ThrowsAsync<PollingCanceledException>(() => wait);

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(0, _time.Timers);
        Assert.Contains("Job (jobId: 'j:1')", exception.Message, StringComparison.Ordinal);
        Assert.Single(operation.Requests);
    }

    [Fact]
    public async Task Canceling_aborts_the_request_in_flight()
    {
        using var cancellation = new CancellationTokenSource();
        var aborted = false;
        var operation = new ScriptedOperation(_time, "waiting")
        {
            BeforeAnswer = async (_, canceled) =>
            {
                try
                {
                    await new TaskCompletionSource().Task.WaitAsync(canceled);
                }
                finally
                {
                    aborted = canceled.IsCancellationRequested;
                }
            },
        };

        var wait = Poller.WaitAsync(operation, EverySecond, null, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<PollingCanceledException>(() => wait);
        Assert.True(aborted);
    }

    [Fact]
    public async Task Both_the_token_of_the_call_and_that_of_the_enumeration_end_a_watch()
    {
        using var cancellation = new CancellationTokenSource();
        var operation = new ScriptedOperation(_time, "waiting");
        var canceled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => DrainAsync(Poller.WatchAsync(operation, EverySecond, canceled), cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => DrainAsync(Poller.WatchAsync(operation, EverySecond, cancellation.Token), canceled));

        Assert.Empty(operation.Requests);

        static async Task DrainAsync(IAsyncEnumerable<PollingSnapshot<string, Phase>> snapshots, CancellationToken token)
        {
            await foreach (var _ in snapshots.WithCancellation(token))
            {
            }
        }
    }
}
