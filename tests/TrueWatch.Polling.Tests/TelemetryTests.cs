using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace TrueWatch.Polling.Tests;

/// <summary>What a wait shows of itself: activities, metrics and log.</summary>
public sealed class TelemetryTests
{
    private const string Key = "marker-key-0815";
    private const string TaskId = "marker-task-4711";

    // The sources of telemetry are the process's: the name tells this test's waits from those of others.
    private readonly string _name = "Job" + Guid.NewGuid().ToString("N");
    private readonly VirtualTime _time = new();
    private readonly FakeLogger _log = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    private static PollingOptions Options => new()
    {
        DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)),
        FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
    };

    [Fact]
    public async Task A_wait_is_one_activity_with_the_status_changes_as_events_and_a_bounded_number_of_polls()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = Listen(stopped);

        await WaitAsync([.. Enumerable.Repeat<JobReply>("waiting", 100), .. Enumerable.Repeat<JobReply>("queued", 100), "done"]);

        var wait = Assert.Single(stopped, activity => activity.OperationName == "wait " + _name);
        Assert.Equal(["waiting", "queued", "done"], wait.Events.Select(one => one.Tags.Single().Value));
        Assert.Equal(ActivityStatusCode.Ok, wait.Status);
        Assert.Equal("succeeded", wait.GetTagItem("polling.outcome"));
        Assert.Equal(201, wait.GetTagItem("polling.polls"));
        var polls = stopped.Where(activity => activity.OperationName == "poll " + _name).ToList();
        Assert.Equal(16, polls.Count);
        Assert.All(polls, poll => Assert.Equal(wait.SpanId, poll.ParentSpanId));
    }

    [Fact]
    public async Task A_wait_belongs_to_the_activity_of_its_caller_and_leaves_it_current()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = Listen(stopped);
        using var caller = new Activity("caller").Start();

        await WaitAsync("waiting", "done");

        Assert.Same(caller, Activity.Current);
        Assert.Equal(caller.SpanId, stopped.Single(activity => activity.OperationName == "wait " + _name).ParentSpanId);
    }

    [Fact]
    public async Task Polls_waits_their_duration_and_throttles_are_counted_without_any_task_id()
    {
        using var polls = new MetricCollector<long>(null, PollingTelemetry.MeterName, "polling.polls");
        using var waits = new MetricCollector<long>(null, PollingTelemetry.MeterName, "polling.waits");
        using var throttled = new MetricCollector<long>(null, PollingTelemetry.MeterName, "polling.throttled");
        using var durations = new MetricCollector<double>(null, PollingTelemetry.MeterName, "polling.wait.duration");
        using var budgets = new MetricCollector<double>(null, PollingTelemetry.MeterName, "polling.budget.duration");

        await WaitAsync(
            "waiting",
            Faults.Transient["HTTP 503"],
            Faults.Throttled with { RetryAfter = TimeSpan.FromSeconds(10) },
            "waiting",
            "done");
        await Assert.ThrowsAsync<RemoteTaskFailedException>(() => WaitAsync("broken"));

        Assert.Equal(
            ["answered", "transient", "throttled", "answered", "answered", "answered"],
            Own(polls).Select(one => one.Tags["polling.outcome"]));
        Assert.Equal(["succeeded", "failed"], Own(waits).Select(one => one.Tags["polling.outcome"]));
        Assert.Equal([15, 0], Own(durations).Select(one => one.Value));
        Assert.Single(Own(throttled));
        Assert.Contains(budgets.GetMeasurementSnapshot(), one => one.Value == 10);
        Assert.All(
            Own(polls).SelectMany(one => one.Tags).Concat(Own(waits).SelectMany(one => one.Tags)),
            tag => Assert.DoesNotContain(TaskId, tag.Value?.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_tells_the_story_with_stable_event_ids()
    {
        await WaitAsync(
            "waiting",
            Faults.Transient["HTTP 503"],
            Faults.Throttled with { RetryAfter = TimeSpan.FromSeconds(10) },
            "archiving",
            "done");

        Assert.Equal([1, 3, 5, 6, 7, 3, 4, 3, 8], _log.Collector.GetSnapshot().Select(record => record.Id.Id));
        Assert.Equal(
            $"{_name} (jobId: '{TaskId}') has the status 'waiting' after 0 s", _log.Collector.GetSnapshot()[1].Message);
    }

    [Fact]
    public async Task The_key_is_nowhere()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = Listen(stopped);
        var exception = await Assert.ThrowsAsync<PollingFaultException>(
            () => WaitAsync("waiting", Faults.Throttled, "queued", Faults.Final["HTTP 403"]));

        var texts = _log.Collector.GetSnapshot().Select(record => record.Message + record.Exception)
            .Concat(stopped.SelectMany(activity => activity.TagObjects).Select(tag => $"{tag.Value}"))
            .Append(exception.ToString())
            .Append(new PollingConnection("https://jobs.test/", Key).ToString());
        Assert.All(texts, text => Assert.DoesNotContain(Key, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_listens_and_nothing_is_lost() => Assert.Equal(2, (await WaitAsync("waiting", "done")).Poll);

    [Fact]
    public async Task A_logger_that_fails_costs_no_wait_its_end()
    {
        Assert.Equal(3, (await WaitAsync(new BrokenLogger(), "waiting", "archiving", "done")).Poll);
        await Assert.ThrowsAsync<PollingFaultException>(() => WaitAsync(new BrokenLogger(), Faults.Final["HTTP 403"]));
    }

    private Task<PollingSnapshot<string, Phase>> WaitAsync(params JobReply[] replies) => WaitAsync(_log, replies);

    private async Task<PollingSnapshot<string, Phase>> WaitAsync(ILogger logger, params JobReply[] replies)
    {
        var client = new JobService(_time, replies)
            .Client(new PollingConnectionOptions { Logger = logger, TimeProvider = _time }, Key + Guid.NewGuid());
        var wait = Poller.WaitAsync(new NamedOperation(client, _name), Options, null, TestCanceled);
        await _time.RunAsync(wait);
        return await wait;
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PollingTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,

            // Those of other tests' waits as well, which may still come while this test reads.
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private IEnumerable<CollectedMeasurement<T>> Own<T>(MetricCollector<T> collector)
        where T : struct
        => collector.GetMeasurementSnapshot().Where(one => one.Tags["polling.operation"] is string name && name == _name);

    private sealed class BrokenLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel)
            => logLevel == LogLevel.Debug ? throw new InvalidOperationException("no configuration") : true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new IOException("no disk");
    }

    private sealed class NamedOperation(JobClient client, string name) : PollingOperation<string, Phase>(
        client.PollingConnection,
        name,
        new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
        new PollingArgument("jobId", TaskId))
    {
        public override Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken)
            => client.Job(TaskId).PollAsync(cancellationToken);
    }
}
