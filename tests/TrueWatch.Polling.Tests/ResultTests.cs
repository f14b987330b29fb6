using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;

namespace TrueWatch.Polling.Tests;

/// <summary>What the end of a task becomes for the caller.</summary>
public sealed class ResultTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_partial_success_is_a_success_with_a_named_property()
    {
        var end = await WaitAsync(PollingOutcome.Succeeded, new Result(IsPartialSuccess: true));

        Assert.Equal(PollingOutcome.Succeeded, end.Outcome);
        Assert.True(end.IsPartialSuccess);
        Assert.False((await WaitAsync(PollingOutcome.Succeeded, new Result())).IsPartialSuccess);
    }

    [Fact]
    public async Task An_option_makes_a_partial_success_an_exception_and_leaves_a_whole_one_alone()
    {
        var options = new PollingOptions { ThrowOnPartialSuccess = true };

        var exception = await Assert.ThrowsAsync<RemoteTaskPartiallySucceededException>(
            () => WaitAsync(PollingOutcome.Succeeded, new Result(IsPartialSuccess: true), options));
        var whole = await WaitAsync(PollingOutcome.Succeeded, new Result(), options);

        Assert.True(exception.Snapshot.IsPartialSuccess);
        Assert.NotNull(exception.Report.ResumeToken);
        Assert.Equal(PollingOutcome.Succeeded, whole.Outcome);
    }

    [Theory]
    [InlineData(PollingOutcome.Succeeded, false, false, "succeeded")]
    [InlineData(PollingOutcome.Succeeded, true, false, "partial")]
    [InlineData(PollingOutcome.Succeeded, true, true, "partial")]
    [InlineData(PollingOutcome.Unknown, false, false, "unknown")]
    public async Task The_log_says_how_it_ended(PollingOutcome outcome, bool isPartial, bool isThrown, string expected)
    {
        var log = new FakeLogger();

        await Record.ExceptionAsync(() => Poller.WaitAsync(
            new EndedOperation(outcome, new Result(isPartial), log), new PollingOptions { ThrowOnPartialSuccess = isThrown }, null, TestCanceled));

        Assert.EndsWith($" and 1 polls: {expected}", log.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_says_that_a_wait_was_given_up()
    {
        var log = new FakeLogger();
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new() { Logger = log });

        Poller.Start(new ScriptedOperation(connection, _time, "a", "waiting"), null, TestCanceled).Dispose();

        Assert.Single(log.Collector.GetSnapshot(), record => record.Message.EndsWith(" polls: abandoned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_says_that_a_wait_ended_at_an_unknown_status()
    {
        var log = new FakeLogger();
        var connection = new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new() { Logger = log });

        await Assert.ThrowsAsync<UnknownStatusException>(() => Poller.WaitAsync(
            new ScriptedOperation(connection, _time, "a", "queued"), new PollingOptions { UnknownStatus = UnknownStatusPolicy.Throw }, null, TestCanceled));

        Assert.Single(log.Collector.GetSnapshot(), record => record.Message.EndsWith(" and 1 polls: unknown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_task_without_a_status_says_so()
        => Assert.Contains(
            "(none) after 0 s",
            (await Assert.ThrowsAnyAsync<RemoteTaskException>(() => Poller.WaitAsync(
                new EndedOperation(PollingOutcome.Failed, new Result()) { RawStatus = null }, null, null, TestCanceled))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_client_without_a_response_is_named()
        => Assert.Equal("GetJobAsync of the client returned null instead of a response.", EndedOperation.CreateException("GetJobAsync").Message);

    [Theory]
    [InlineData("$.job.state", "Not readable. It cannot be read at $.job.state. ")]
    [InlineData(null, "Not readable. ")]
    public void An_answer_that_a_client_cannot_read_is_named_by_its_json_path(string? path, string text)
    {
        var cause = new JsonException("The value is none.", path, lineNumber: null, bytePositionInLine: null);
        var failure = new InvalidOperationException("Not readable.", new AggregateException(cause));

        var exception = new PollingFaultException(
            new PollingReport { Operation = "Job", Arguments = [] }, new PollingFault(PollingFaultKind.Transient, "unreadable response"), failure);

        Assert.StartsWith("Too many polls in a row failed. " + text, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_has_the_snapshot_the_error_code_and_the_message_without_what_a_terminal_would_obey()
    {
        var exception = await Assert.ThrowsAsync<RemoteTaskFailedException>(
            () => WaitAsync(PollingOutcome.Failed, new Result(ErrorCode: "E.1", Message: "no\u001b[31m disk")));

        Assert.Equal("E.1", exception.ErrorCode);
        Assert.Equal("no\u001b[31m disk", exception.ServiceMessage);
        Assert.Equal(PollingOutcome.Failed, exception.Snapshot.Outcome);
        Assert.Contains("(error code E.1)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("The service says: \"no [31m disk\".", exception.Message, StringComparison.Ordinal);
        Assert.Contains("taskId: 'x'", exception.Message, StringComparison.Ordinal);
        Assert.IsNotType<OperationCanceledException>(exception, exactMatch: false);
    }

    [Fact]
    public async Task A_task_that_the_service_canceled_is_not_mistaken_for_the_callers_own_cancellation()
    {
        var exception = await Assert.ThrowsAsync<RemoteTaskCanceledException>(
            () => WaitAsync(PollingOutcome.Canceled, new Result()));

        Assert.IsNotType<OperationCanceledException>(exception, exactMatch: false);
        Assert.Null(exception.ErrorCode);
        Assert.Null(exception.ServiceMessage);
    }

    [Fact]
    public async Task An_outcome_that_is_none_of_the_enums_is_no_success()
    {
        var result = Assert.Single(await Poller.WaitForAllAsync(
            [new EndedOperation((PollingOutcome)77, new Result())], null, TestCanceled));

        Assert.False(result.IsSuccess);
        Assert.Equal(PollingOutcome.Unknown, result.Snapshot!.Outcome);
    }

    [Fact]
    public async Task The_end_has_the_time_and_the_polls()
    {
        var service = new JobService(_time, "waiting", "waiting", "done");
        var options = new PollingOptions { DelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(2)) };

        var wait = Poller.WaitAsync(service.Client().Job(), options, null, TestCanceled);
        await _time.RunAsync(wait);

        Assert.Equal(TimeSpan.FromSeconds(4), (await wait).Elapsed);
        Assert.Equal(3, (await wait).Poll);
    }

    private static Task<PollingSnapshot<Result, Phase>> WaitAsync(
        PollingOutcome outcome, Result result, PollingOptions? options = null)
        => Poller.WaitAsync(new EndedOperation(outcome, result), options, null, TestCanceled);

    private sealed record Result(bool IsPartialSuccess = false, string? ErrorCode = "", string? Message = "") : IRemoteTask;

    private sealed class EndedOperation(PollingOutcome outcome, Result result, ILogger? logger = null) : PollingOperation<Result, Phase>(
        new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new() { Logger = logger ?? NullLogger.Instance, TimeProvider = new VirtualTime() }),
        "Job",
        new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
        new PollingArgument("taskId", "x"))
    {
        public string? RawStatus { get; init; } = "end";

        public static HttpFailureException CreateException(string method) => MissingAnswer(method);

        public override Task<PollingAnswer<Result, Phase>> PollAsync(CancellationToken cancellationToken)
            => Task.FromResult(new PollingAnswer<Result, Phase>(result, Phase.Done, RawStatus, outcome));
    }
}
