using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace TrueWatch.Polling.Tests;

/// <summary>Callbacks of the caller's that block or throw: they hold up nobody else, and keep nobody from anything.</summary>
public sealed class ForeignCodeTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions EveryTwoSeconds => new() { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)) };

    [Fact]
    public async Task A_logger_that_waits_for_another_thread_which_reads_the_progress_locks_nobody_up()
    {
        PollingWait<string, Phase>? wait = null;
        var logger = new CallbackLogger(() => Task.Run(() => wait?.Progress.Phase, TestCanceled).Wait(TestCanceled));
        var service = new JobService(_time, "waiting", "queued", "done");
        wait = Poller.Start(
            service.Client(new PollingConnectionOptions { Logger = logger, TimeProvider = _time }).Job(), EveryTwoSeconds, TestCanceled);

        await _time.RunAsync(wait.Completion);

        Assert.Equal(3, (await wait.Completion).Poll);
    }

    [Fact]
    public async Task A_listener_of_metrics_that_throws_costs_no_wait_its_end()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == PollingTelemetry.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Throw(tags));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Throw(tags));
        listener.Start();
        using var limiter = new RequestLimiter(new RequestLimit(1, TimeSpan.FromHours(1)), _time);
        var service = new JobService(_time, "waiting");
        var client = service.Client(new PollingConnectionOptions { Limiters = [limiter], TimeProvider = _time });
        var wait = Poller.WaitAsync(client.Job(), new PollingOptions { Timeout = TimeSpan.FromSeconds(30) }, null, TestCanceled);

        // Queued, and its limiter gone half a second before the deadline.
        _time.Run(TimeSpan.FromSeconds(29.5));
        limiter.Dispose();
        await _time.RunAsync(wait);

        var end = await Assert.ThrowsAsync<PollingTimeoutException>(() => wait);
        Assert.InRange(end.Report.Elapsed.TotalSeconds, 30, 35);

        static void Throw(ReadOnlySpan<KeyValuePair<string, object?>> tags) => throw new InvalidOperationException("no listener");
    }

    [Fact]
    public async Task A_policy_that_blocks_holds_up_no_other_task_and_no_deadline()
    {
        using var release = new ManualResetEventSlim();
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString());
        var blocked = Poller.WaitAsync(
            new ScriptedOperation(connection, TimeProvider.System, "blocked", "waiting") { BeforeAnswer = (_, _) => Yield() },
            new PollingOptions { DelayPolicy = new BlockingDelayPolicy(release), Timeout = TimeSpan.FromMilliseconds(50) },
            null,
            TestCanceled);

        var other = await Poller.WaitAsync(
            new ScriptedOperation(connection, TimeProvider.System, "other", "waiting", "done"),
            new PollingOptions { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromMilliseconds(1)) },
            null,
            TestCanceled);
        await Assert.ThrowsAsync<PollingTimeoutException>(() => blocked);

        Assert.Equal("done", other.RawStatus);
        release.Set();

        static async Task Yield() => await Task.Yield();
    }

    [Fact]
    public async Task A_call_whose_continuation_blocks_holds_up_no_call_of_another_key()
    {
        using var release = new ManualResetEventSlim();
        using var workspace = new RequestLimiter(new RequestLimit(2, TimeSpan.FromMilliseconds(20)));
        var connections = Enumerable.Range(0, 2)
            .Select(_ => new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new() { Limiters = [workspace] }))
            .ToList();
        var held = new[] { workspace.AttemptAcquire(), workspace.AttemptAcquire() };
        var blocking = BlockAsync();
        var other = connections[1].AcquireAsync(TestCanceled).AsTask();

        Array.ForEach(held, lease => lease.Dispose());
        (await other).Dispose();

        release.Set();
        await blocking;

        async Task BlockAsync()
        {
            using var permit = await connections[0].AcquireAsync(TestCanceled).ConfigureAwait(false);
            release.Wait(TestCanceled);
        }
    }

    private sealed class BlockingDelayPolicy(ManualResetEventSlim release) : DelayPolicy
    {
        public override TimeSpan GetDelay(int poll)
        {
            release.Wait();
            return TimeSpan.FromSeconds(1);
        }
    }

    private sealed class CallbackLogger(Action onWrite) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => onWrite();
    }
}
