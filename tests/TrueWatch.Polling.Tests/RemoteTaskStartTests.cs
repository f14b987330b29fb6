namespace TrueWatch.Polling.Tests;

/// <summary>What came of a call that starts a task, and waits that begin with one.</summary>
public sealed class RemoteTaskStartTests
{
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Misuses => [new ObjectDisposedException("client"), new ArgumentException("The id is no number.")];

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \t", null)]
    [InlineData(" a", " a")]
    public void A_text_that_names_nothing_is_no_argument(string? text, string? argument)
        => Assert.Equal(argument, RemoteTaskStart.ToArgument(text));

    [Fact]
    public void A_value_becomes_the_text_that_JSON_has()
    {
        Assert.Null(RemoteTaskStart.ToArgument<int>(null));
        Assert.Equal(
            ["-7", "9007199254740993", "0.5", "true", "false", "00000000-0000-0000-0000-000000000000"],
            [
                RemoteTaskStart.ToArgument<int>(-7),
                RemoteTaskStart.ToArgument<long>(9007199254740993),
                RemoteTaskStart.ToArgument<decimal>(0.5m),
                RemoteTaskStart.ToArgument<bool>(true),
                RemoteTaskStart.ToArgument<bool>(false),
                RemoteTaskStart.ToArgument<Guid>(Guid.Empty),
            ]);
    }

    [Fact]
    public void A_task_has_its_id()
        => Assert.Equal("j:1", new RemoteTaskStart<string, string, Phase>("Create", "ok", "j:1", new ScriptedOperation(_time, "done")).Id);

    [Fact]
    public void Without_a_task_there_is_no_id()
    {
        var start = new RemoteTaskStart<string, string, Phase>("Create", "busy", "j:1", operation: null);

        Assert.Equal((false, null, "busy", "Create: no task"), (start.IsStarted, start.Id, start.Response, start.ToString()));
    }

    [Fact]
    public void A_start_reads_as_the_operation_and_its_task()
    {
        var operation = new ScriptedOperation(_time, "done");

        Assert.Equal("Create: Job (jobId: 'j:1')", new RemoteTaskStart<string, string, Phase>("Create", "", "j:1", operation).ToString());
    }

    [Fact]
    public void A_token_of_a_task_that_nobody_has_waited_for_begins_at_the_beginning()
    {
        var token = Start("waiting").GetResumeToken();

        Assert.Equal(
            ("Job", TimeSpan.FromMinutes(30), TimeSpan.Zero, TimeSpan.Zero, 0, null),
            (token.Operation, token.Remaining, token.NextPoll, token.Elapsed, token.Polls, token.LastStatus));
        Assert.Equal(Timeout.InfiniteTimeSpan, Start("waiting").GetResumeToken(new PollingOptions { Timeout = Timeout.InfiniteTimeSpan }).Remaining);
        Assert.Throws<ArgumentException>(() => Start("waiting").GetResumeToken(new PollingOptions { RetryAfterFloor = TimeSpan.FromHours(1) }));
    }

    [Theory]
    [MemberData(nameof(Misuses))]
    public async Task What_a_client_throws_without_the_id_is_told_with_it(Exception misuse)
    {
        var start = Start(new ScriptedOperation(_time, "waiting") { BeforeAnswer = (_, _) => throw misuse });

        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => start.WaitAsync(TestCanceled));

        Assert.Same(misuse, exception.InnerException);
        Assert.Equal((PollingFaultKind.Permanent, misuse.GetType().Name), (exception.Fault.Kind, exception.Fault.Name));
        Assert.Contains("jobId: 'j:1'", exception.Message, StringComparison.Ordinal);
        Assert.Equal("j:1", exception.Report.ResumeToken!.Arguments[0].Value);
    }

    [Fact]
    public async Task The_response_of_a_started_task_is_disposed_of_and_that_of_no_task_is_handed_out()
    {
        using var response = new MemoryStream([1]);
        var operation = new ScriptedOperation(_time, "done");

        await AndWaitAsync(new RemoteTaskStart<MemoryStream, string, Phase>("Create", response, "j:1", operation));
        Assert.False(response.CanRead);

        using var conflict = new MemoryStream([1]);
        var exception = await Assert.ThrowsAsync<RemoteTaskNotStartedException>(
            () => AndWaitAsync(new RemoteTaskStart<MemoryStream, string, Phase>("Create", conflict, id: null, operation: null)));
        Assert.Same(conflict, exception.Response);
        Assert.True(conflict.CanRead);
    }

    [Fact]
    public async Task What_the_start_throws_is_thrown_and_it_is_called_once()
    {
        var calls = 0;

        await Assert.ThrowsAsync<HttpRequestException>(() => RemoteTaskStart.AndWaitAsync<string, string, Phase>(
            this, new ScriptedOperation(_time, "done").Schedule, _ => throw new HttpRequestException($"{++calls}"), cancellationToken: TestCanceled));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Nothing_is_started_for_a_wait_that_could_not_begin()
    {
        var contradictory = new PollingOptions { InitialDelay = TimeSpan.FromSeconds(2), MaximumDelay = TimeSpan.FromSeconds(1) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StartAsync(options: null, new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(contradictory, TestCanceled));

        Task StartAsync(PollingOptions? options, CancellationToken cancellationToken) => RemoteTaskStart.AndWaitAsync<string, string, Phase>(
            this, new ScriptedOperation(_time, "done").Schedule, _ => throw new InvalidOperationException("A task was started."), options, null, cancellationToken);
    }

    [Theory]
    [InlineData(199, true)]
    [InlineData(200, false)]
    [InlineData(299, false)]
    [InlineData(300, true)]
    public void A_response_that_is_no_success_is_thrown(int statusCode, bool isThrown)
    {
        var failure = new HttpFailure(statusCode);
        var error = new IOException("cut");

        var exception = Record.Exception(() => RemoteTaskStart.RequireSuccess(failure, error: null));

        Assert.Equal(isThrown ? failure : null, (exception as HttpFailureException)?.Failure);
        Assert.Same(error, Record.Exception(() => RemoteTaskStart.RequireSuccess(failure, error)));
    }

    private RemoteTaskStart<string, string, Phase> Start(string status) => Start(new ScriptedOperation(_time, status));

    private static RemoteTaskStart<string, string, Phase> Start(ScriptedOperation operation) => new("Create", "created", "j:1", operation);

    private Task<PollingSnapshot<string, Phase>> AndWaitAsync(RemoteTaskStart<MemoryStream, string, Phase> start)
        => RemoteTaskStart.AndWaitAsync(this, new ScriptedOperation(_time, "done").Schedule, _ => Task.FromResult(start), cancellationToken: TestCanceled);
}
