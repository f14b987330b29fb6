using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
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
        Assert.All(wait.Events, one => Assert.Equal("status", one.Name));
        Assert.Equal(ActivityStatusCode.Ok, wait.Status);
        Assert.Equal("succeeded", wait.GetTagItem("polling.outcome"));
        Assert.Equal("done", wait.GetTagItem("polling.status"));
        Assert.All(wait.Events, one => Assert.Equal("polling.status", one.Tags.Single().Key));
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
        Assert.All([.. Own(polls), .. Own(waits), .. Own(throttled)], one => Assert.Equal(1, one.Value));
        Assert.Contains(budgets.GetMeasurementSnapshot(), one => one.Value == 10);
        Assert.All(
            Own(polls).SelectMany(one => one.Tags).Concat(Own(waits).SelectMany(one => one.Tags)),
            tag => Assert.DoesNotContain(TaskId, tag.Value?.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("done", "succeeded")]
    [InlineData("broken", "failed")]
    [InlineData("stopped", "canceled")]
    [InlineData("HTTP 503", "faulted", "transient")]
    [InlineData("HTTP 403", "refused", "refused")]
    [InlineData("HTTP 404", "permanent", "permanent")]
    public async Task A_wait_is_counted_by_how_it_ended_and_a_poll_by_what_came_of_it(string status, string outcome, string poll = "answered")
    {
        using var waits = new MetricCollector<long>(null, PollingTelemetry.MeterName, "polling.waits");
        using var polls = new MetricCollector<long>(null, PollingTelemetry.MeterName, "polling.polls");

        await Record.ExceptionAsync(() => WaitAsync(Faults.Transient.GetValueOrDefault(status) ?? Faults.Final.GetValueOrDefault(status) ?? status));

        Assert.All(Own(polls), one => Assert.Equal(poll, one.Tags["polling.outcome"]));
        Assert.Equal([outcome], Own(waits).Select(one => one.Tags["polling.outcome"]));
    }

    [Fact]
    public void A_call_that_waits_for_nothing_is_measured_as_well()
    {
        var (thread, waits) = (Environment.CurrentManagedThreadId, new List<double>());
        using var listener = new MeterListener { InstrumentPublished = Enable };
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => waits.AddRange(Environment.CurrentManagedThreadId == thread ? [seconds] : []));
        listener.Start();

        Assert.True(Client(_log, "done").PollingConnection.AcquireAsync(TestCanceled).AsTask().IsCompletedSuccessfully);

        Assert.Equal([0], waits);

        static void Enable(Instrument instrument, MeterListener listener)
        {
            if (instrument is { Name: "polling.budget.duration", Meter.Name: PollingTelemetry.MeterName })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        }
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

        var job = $"{_name} (jobId: '{TaskId}')";
        Assert.Equal(
            [
                (1, $"Waiting for {job}, with a timeout of 0:30:00"),
                (3, $"{job} has the status 'waiting' after 0 s"),
                (5, $"A poll of {job} failed (HTTP 503, 1 in a row); polling again in 1 s"),
                (6, $"Rate limit exceeded while polling {job}; pausing all requests of this API key"),
                (7, $"Waiting for the request budget before the next poll of {job}"),
                (3, $"{job} has the status 'archiving' after 13 s"),
                (4, $"{job} has the unknown status 'archiving'"),
                (3, $"{job} has the status 'done' after 15 s"),
                (8, $"The wait for {job} ended after 15 s and 5 polls: succeeded"),
            ],
            _log.Collector.GetSnapshot().Select(record => (record.Id.Id, record.Message)));
    }

    [Fact]
    public void The_log_says_how_much_time_a_wait_has()
    {
        var operation = new NamedOperation(Client(_log, "waiting"), _name);
        var without = new PollingOptions { Timeout = Timeout.InfiniteTimeSpan };
        using var wait = Poller.Start(operation, without, TestCanceled);
        _time.Run(TimeSpan.FromSeconds(1));
        using var resumed = Poller.Resume(operation, wait.GetResumeToken(), without, TestCanceled);

        var texts = _log.Collector.GetSnapshot().Where(record => record.Id.Id <= 2).Select(record => record.Message);
        Assert.Equal([$"Waiting for {operation}, with a timeout of any time", $"Resuming the wait for {operation} after 1 s, with any time left"], texts);
    }

    [Fact]
    public async Task A_poll_that_nobody_waits_for_any_more_is_counted_as_one()
    {
        using var polls = new MetricCollector<long>(null, PollingTelemetry.MeterName, "polling.polls");
        var wait = Poller.Start(new NamedOperation(Client(_log, JobReply.Never), _name), Options, TestCanceled);

        wait.Dispose();

        await Assert.ThrowsAsync<PollingCanceledException>(() => wait.Completion);
        Assert.Equal(["aborted"], Own(polls).Select(one => one.Tags["polling.outcome"]));
    }

    [Fact]
    public void Every_metric_has_its_unit_and_its_meaning()
    {
        var metrics = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == PollingTelemetry.MeterName)
                {
                    var buckets = (instrument as Instrument<double>)?.Advice?.HistogramBucketBoundaries ?? [];
                    metrics.Add(FormattableString.Invariant($"{instrument.Name} [{instrument.Unit}] {instrument.Description} {string.Join(' ', buckets)}"));
                }
            },
        };
        listener.Start();
        PollingTelemetry.OnBudgetWait(TimeSpan.Zero);

        Assert.Equal(
            [
                "polling.budget.duration [s] Time that requests waited for a permit of the budget. 0.1 0.5 1 2 5 10 20 30 60 120 300",
                "polling.polls [{poll}] Number of polls, by outcome. ",
                "polling.throttled [{request}] Number of polls that exceeded the rate limit. ",
                "polling.wait.duration [s] Duration of waits. 1 2 5 10 20 30 60 120 300 600 900 1800 3600",
                "polling.waits [{wait}] Number of waits, by outcome. ",
            ],
            metrics.Order(StringComparer.Ordinal));
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
        var wait = Poller.WaitAsync(new NamedOperation(Client(logger, replies), _name), Options, null, TestCanceled);
        await _time.RunAsync(wait);
        return await wait;
    }

    private JobClient Client(ILogger logger, params JobReply[] replies) => new JobService(_time, replies)
        .Client(new PollingConnectionOptions { Logger = logger, TimeProvider = _time }, Key + Guid.NewGuid());

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
