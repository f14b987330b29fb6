namespace TrueWatch.Polling.Tests;

/// <summary>What is held no longer than it is needed.</summary>
[Collection(Alone.Name)]
public sealed class RetentionTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions EveryTwoSeconds => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)) };

    [Fact]
    public async Task A_token_that_outlives_the_wait_keeps_nothing_of_it()
    {
        using var cancellation = new CancellationTokenSource();
        var operation = await WaitAsync();

        await Task.Yield();
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(operation.TryGetTarget(out _));
        GC.KeepAlive(cancellation);

        async Task<WeakReference<object>> WaitAsync()
        {
            var operation = new ScriptedOperation(TimeProvider.System, "done");
            await Poller.WaitAsync(operation, null, null, cancellation.Token);
            return new WeakReference<object>(operation);
        }
    }

    [Fact]
    public async Task A_snapshot_that_is_kept_keeps_nothing_of_the_callers()
    {
        var (wait, carried) = Start();
        _time.Run(TimeSpan.FromSeconds(3));
        var snapshot = await wait;

        // Whoever has ended the wait may still be about to return from that, with all that it held.
        await Task.Yield();
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(carried.TryGetTarget(out _));
        Assert.Equal("job", snapshot.ResumeToken!.Arguments[0].Value);

        (Task<PollingSnapshot<string, Phase>>, WeakReference<object>) Start()
        {
            var local = new AsyncLocal<object?>();
            (Task<PollingSnapshot<string, Phase>>, WeakReference<object>) started = default;
            var operation = new JobService(_time, "waiting", "done").Client().Job();
            var thread = new Thread(() =>
            {
                local.Value = new object();
                started = (Poller.WaitAsync(operation, EveryTwoSeconds, null, TestCanceled), new WeakReference<object>(local.Value));
            });
            thread.Start();
            thread.Join();
            return started;
        }
    }
}
