using System.Net;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>The starters of the library: what starts, what does not, and who is told the id of the task from then on.</summary>
public sealed class StartAndWaitTests
{
    private const string Id = "task:a/b";
    private static readonly string Started = Json.Success($$"""{"taskId":"{{Id}}"}""");
    private static readonly string Conflict = Json.Success("""{"repeat_name":{"checker":["CPU"]}}""");
    private static readonly string Running = Json.Success("""{"status":"running"}""");
    private static readonly string Done = Json.Success("""{"status":"ok","action":"export"}""");

    // A poll that takes no time at all takes no pause of the clock for its own end.
    private static PollingOptions Options => new() { PollTimeout = TimeSpan.FromHours(1), UnknownStatus = UnknownStatusPolicy.Throw };

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_tells_the_id_and_the_response_and_polls_nothing()
    {
        using var service = new Service(Started);

        var export = await service.Client.StartExportResourcesAsync(TestCanceled);

        Assert.True(export.IsStarted);
        Assert.Equal(Id, export.Id);
        Assert.Equal(Id, export.Response.Content.TaskId);
        Assert.Equal([new PollingArgument("taskId", Id)], export.Operation.Arguments);
        Assert.Equal($"ExportResources: Task (taskId: '{Id}')", export.ToString());
        Assert.Equal(["POST"], service.Methods);
    }

    [Fact]
    public async Task A_start_is_waited_for_watched_and_gone_on_with_elsewhere()
    {
        using var service = new Service(Started, Running, Done);

        var import = await service.Client.StartImportResourcesAsync(Form(), TestCanceled);
        var token = PollingResumeToken.Parse(import.GetResumeToken(new PollingOptions { Timeout = TimeSpan.FromHours(1) }).ToString());
        Assert.Equal((Id, TimeSpan.FromHours(1), 0), (token.Arguments[0].Value, token.Remaining, token.Polls));
        Assert.Single(service.Methods);

        var seen = new List<string?>();
        await foreach (var snapshot in import.WatchAsync(Options, TestCanceled))
        {
            seen.Add(snapshot.RawStatus);
        }

        Assert.Equal(["running", "ok"], seen);
        Assert.Equal(TaskStatus.Ok, (await import.WaitAsync(Options, cancellationToken: TestCanceled)).Status);
        Assert.Equal(TaskStatus.Ok, (await import.StartWait(Options, TestCanceled).Completion).Status);
        Assert.Equal(TaskStatus.Ok, (await service.Client.ResumeWaitForTask(token, Options, TestCanceled).Completion).Status);
        Assert.Equal(1, service.Methods.Count(method => method == "POST"));
    }

    [Fact]
    public async Task Start_and_wait_polls_the_task_that_was_started_until_it_ends()
    {
        using var service = new Service(Started, Running, Done);
        var progress = new Reports();

        var end = await service.Client.ExportResourcesAndWaitAsync(Options, progress, TestCanceled);

        Assert.Equal((TaskStatus.Ok, "export", 2), (end.Status, end.Result.Action, end.Poll));
        Assert.Equal(["POST", "GET", "GET"], service.Methods);
        Assert.All(progress.Told, report => Assert.Equal([new PollingArgument("taskId", Id)], report.Arguments));
        Assert.All(service.Loggers.Entries.Where(entry => entry.Category.Contains("Polling", StringComparison.Ordinal)), entry => Assert.Contains(Id, entry.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_status_can_be_the_last()
    {
        using var service = new Service(Started, Done);

        Assert.Equal(1, (await service.Client.ImportResourcesAndWaitAsync(Form(), Options, cancellationToken: TestCanceled)).Poll);
    }

    [Fact]
    public async Task A_conflict_starts_nothing_and_hands_out_what_the_service_answered()
    {
        using var service = new Service(Conflict);

        var import = await service.Client.StartImportResourcesAsync(Form(), TestCanceled);
        var exception = await Assert.ThrowsAsync<RemoteTaskNotStartedException>(() => service.Client.ImportResourcesAndWaitAsync(Form(), TestCanceled));

        Assert.False(import.IsStarted);
        Assert.Null(import.Id);
        Assert.Equal("ImportResources: no task", import.ToString());
        Assert.Equal(["CPU"], import.Response.Content.RepeatName!["checker"]);
        Assert.Equal(["CPU"], Assert.IsType<ImportResourcesResponse>(exception.Response).Content.RepeatName!["checker"]);
        Assert.Contains("ImportResources", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RemoteTaskNotStartedException>(() => import.WaitAsync(TestCanceled));
        Assert.Throws<RemoteTaskNotStartedException>(() => import.WatchAsync(cancellationToken: TestCanceled));
        Assert.Throws<RemoteTaskNotStartedException>(() => import.StartWait(cancellationToken: TestCanceled));
        Assert.Throws<RemoteTaskNotStartedException>(() => import.GetResumeToken());
        Assert.Equal(["POST", "POST"], service.Methods);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"code":200,"content":{"status":"error"},"success":true}""", typeof(RemoteTaskFailedException))]
    [InlineData(HttpStatusCode.OK, """{"code":200,"content":{"status":"cancel"},"success":true}""", typeof(RemoteTaskCanceledException))]
    [InlineData(HttpStatusCode.Forbidden, """{"code":403,"content":{},"errorCode":"ft.InvalidAPIKey","success":false}""", typeof(PollingFaultException))]
    [InlineData(HttpStatusCode.NotFound, "", typeof(PollingFaultException))]
    [InlineData(HttpStatusCode.BadGateway, "", typeof(PollingFaultException))]
    [InlineData(HttpStatusCode.OK, """{"code":200,"content":{"status":"new"},"success":true}""", typeof(UnknownStatusException))]
    [InlineData(HttpStatusCode.OK, """{"code":200,"content":{"status":"running"},"success":true}""", typeof(PollingTimeoutException))]
    public async Task Whatever_ends_the_wait_after_the_start_names_the_task(HttpStatusCode status, string answer, Type type)
    {
        using var service = new Service(Started, answer) { Status = status };
        var exception = await Assert.ThrowsAsync(type, () => service.Client.ExportResourcesAndWaitAsync(Options, cancellationToken: TestCanceled));

        Assert.Contains($"taskId: '{Id}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Id, Assert.IsType<IPollingFailure>(exception, exactMatch: false).Report.ResumeToken!.Arguments[0].Value);
        Assert.Equal(1, service.Methods.Count(method => method == "POST"));
    }

    [Fact]
    public async Task A_cancellation_after_the_start_tells_the_id_and_how_to_go_on()
    {
        using var canceled = new CancellationTokenSource();
        using var service = new Service(Started, Running, Done) { OnPoll = canceled.Cancel };

        var exception = await Assert.ThrowsAsync<PollingCanceledException>(() => service.Client.ExportResourcesAndWaitAsync(Options, cancellationToken: canceled.Token));

        Assert.Equal(canceled.Token, exception.CancellationToken);
        Assert.Contains(Id, exception.Message, StringComparison.Ordinal);
        service.OnPoll = () => { };
        Assert.Equal(TaskStatus.Ok, (await service.Client.ResumeWaitForTask(exception.Report.ResumeToken!, Options, TestCanceled).Completion).Status);
        Assert.Equal(1, service.Methods.Count(method => method == "POST"));
    }

    [Fact]
    public async Task What_could_not_be_waited_for_is_not_started()
    {
        using var service = new Service(Started, Done);
        var contradiction = new PollingOptions { InitialDelay = TimeSpan.FromMinutes(1), MaximumDelay = TimeSpan.FromSeconds(1) };

        await Assert.ThrowsAsync<ArgumentException>(() => service.Client.ExportResourcesAndWaitAsync(contradiction, cancellationToken: TestCanceled));
        await Assert.ThrowsAsync<OperationCanceledException>(() => service.Client.ExportResourcesAndWaitAsync(new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => default(ITrueWatchClient)!.ExportResourcesAndWaitAsync(TestCanceled));
        await Assert.ThrowsAsync<ArgumentNullException>(() => default(ITrueWatchClient)!.StartExportResourcesAsync(TestCanceled));
        Assert.Empty(service.Methods);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_start_whose_outcome_is_not_known_is_not_sent_again(HttpStatusCode status)
    {
        using var service = new Service("") { StartStatus = status };

        await Assert.ThrowsAsync<TrueWatchApiException>(() => service.Client.ExportResourcesAndWaitAsync(TestCanceled));

        Assert.Equal(["POST"], service.Methods);
    }

    private static ImportResourcesForm Form() => new(new FileUpload(new MemoryStream([1, 2, 3]), "resource.zip"));

    /// <summary>A service that answers a start, and then its polls, the last response again and again.</summary>
    private sealed class Service : IDisposable
    {
        private readonly ClientUnderTest _client;
        private int _polls;

        public Service(string start, params string[] polls)
        {
            var options = ClientUnderTest.Options();
            options.TimeProvider = new PauseTime(TimeSpan.FromMinutes(1));
            options.LoggerFactory = Loggers;
            _client = new ClientUnderTest(
                request =>
                {
                    if (request.Method == HttpMethod.Post)
                    {
                        return Task.FromResult(ClientUnderTest.Response(start, StartStatus));
                    }

                    OnPoll();
                    var poll = Math.Min(Interlocked.Increment(ref _polls), polls.Length) - 1;
                    return Task.FromResult(ClientUnderTest.Response(polls[poll], Status));
                },
                options);
        }

        public TrueWatchClient Client => _client.Client;

        public CollectingLoggers Loggers { get; } = new();

        public List<string> Methods => _client.Requests.ConvertAll(request => request.Method.Method);

        public HttpStatusCode StartStatus { get; init; } = HttpStatusCode.OK;

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public Action OnPoll { get; set; } = () => { };

        public void Dispose()
        {
            _client.Dispose();
            Loggers.Dispose();
        }
    }

    private sealed class Reports : IProgress<PollingProgress<ResourceTask, TaskStatus>>
    {
        public List<PollingProgress<ResourceTask, TaskStatus>> Told { get; } = [];

        public void Report(PollingProgress<ResourceTask, TaskStatus> value) => Told.Add(value);
    }
}
