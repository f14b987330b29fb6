namespace TrueWatch.Generators.Tests;

/// <summary>Every waiter and each of its forms, called.</summary>
public sealed class WaiterTests
{
    private const string Program = """

        namespace Jobs
        {
            public static class Waiters
            {
                public static async Task<string> CallAsync()
                {
                    var client = new JobClient("{\"state\":\"done\"}", 200, null);
                    var token = CancellationToken.None;
                    var hour = TimeSpan.FromHours(1);
                    var ends = new List<PollingSnapshot<Job, JobStatus>>
                    {
                        await client.WaitForJobAsync("a"),
                        await client.WaitForJobAsync("a", token),
                        await client.WaitForJobAsync("a", hour),
                        await client.WaitForJobAsync("a", hour, token),
                        await client.WaitForJobAsync("a", new PollingOptions { Timeout = hour }, null, token),
                        await client.WaitForJobAsync("a", progress: new Progress<PollingProgress<Job, JobStatus>>()),
                        await client.StartWaitForJob("a").Completion,
                        await client.StartWaitForJob("a", token).Completion,
                    };
                    ends.Add(await client.ResumeWaitForJob(ends[0].ResumeToken!).Completion);
                    ends.Add(await client.ResumeWaitForJob(ends[0].ResumeToken!, token).Completion);
                    await foreach (var snapshot in client.WatchJobAsync("a"))
                    {
                        ends.Add(snapshot);
                    }

                    await foreach (var snapshot in client.WatchJobAsync("a", token))
                    {
                        ends.Add(snapshot);
                    }

                    var results = new List<PollingResult<Job, JobStatus>>();
                    results.AddRange(await client.WaitForAllJobsAsync(new[] { "a", "b" }));
                    results.AddRange(await client.WaitForAllJobsAsync(new[] { "a" }, token));
                    await foreach (var result in client.WhenEachJobAsync(new[] { "a" }))
                    {
                        results.Add(result);
                    }

                    await foreach (var result in client.WhenEachJobAsync(new[] { "a" }, token))
                    {
                        results.Add(result);
                    }

                    var isDone = ends.TrueForAll(end => end.Status == JobStatus.Done) && results.TrueForAll(result => result.Snapshot?.Status == JobStatus.Done);
                    return $"{isDone} {ends.Count} {results.Count}";
                }

                public static Task<string> WriteAsync()
                {
                    var written = new Written { Status = JobStatus.Done, More = new Dictionary<JobStatus, JobStatus?> { [JobStatus.Lost] = null, [JobStatus.Queued] = JobStatus.Unknown } };
                    var json = JsonSerializer.Serialize(written);
                    var read = JsonSerializer.Deserialize<Written>("{\"Status\":\"paused\",\"More\":{\"lost\":\"failed\",\"queued\":null}}")!;
                    return Task.FromResult($"{json} {read.Status} {read.More![JobStatus.Lost]} [{read.More[JobStatus.Queued]}]");
                }

                public sealed class Written
                {
                    public JobStatus Status { get; set; }
                    public Dictionary<JobStatus, JobStatus?>? More { get; set; }
                }
            }
        }
        """;

    [Fact]
    public async Task Every_form_of_every_waiter_waits() => Assert.Equal("True 12 5", await RunAsync("CallAsync"));

    [Fact]
    public async Task In_json_a_status_is_what_the_service_sends()
        => Assert.Equal("""{"Status":"done","More":{"lost":null,"queued":null}} Unknown Failed []""", await RunAsync("WriteAsync"));

    [Fact]
    public async Task Clients_that_hold_their_ids_share_no_poll()
    {
        // Kiota puts the id of /jobs/{id} into the client; the first job is not answered before the second one is done.
        const string Client = """
            #nullable enable
            using System.Threading;
            using System.Threading.Tasks;
            using TrueWatch.Polling;

            namespace Jobs
            {
                public sealed record Job(string Id, string State);

                public sealed class JobBuilder : IPollingClient
                {
                    private readonly string _id;
                    private readonly Task _start;
                    public JobBuilder(PollingConnection connection, string id, Task start) => (PollingConnection, _id, _start) = (connection, id, start);
                    public PollingConnection PollingConnection { get; }
                    public async Task<Job> GetJobAsync(CancellationToken cancellationToken = default)
                    {
                        using var permit = await PollingConnection.AcquireAsync(cancellationToken);
                        permit.ReportAdmitted();
                        await _start;
                        return new Job(_id, "done");
                    }
                }

                public static class Waiters
                {
                    public static async Task<string> CallAsync()
                    {
                        var connection = new PollingConnection("http://localhost/", "key");
                        var start = new TaskCompletionSource<bool>();
                        var first = new JobBuilder(connection, "a", start.Task).WaitForJobAsync();
                        var second = await new JobBuilder(connection, "b", Task.CompletedTask).WaitForJobAsync();
                        start.SetResult(true);
                        return (await first).Result!.Id + second.Result!.Id;
                    }
                }
            }
            """;

        Assert.Equal("ab", await EmittedAssembly.InvokeAsync(new GeneratorRun(JobService.Document(JobService.States), Client), "Jobs.Waiters", "CallAsync"));
    }

    [Theory]
    [InlineData("", 202, true)]
    [InlineData("", 404, true)]
    [InlineData("""{"note":"wait"}""", 200, true)]
    [InlineData("{}", 200, false)]
    public async Task A_task_that_is_pending_for_certain_is_none_of_an_unknown_status(string json, int statusCode, bool isDecided)
    {
        const string Asker = """

            namespace Jobs
            {
                public static class Asker
                {
                    public static async Task<string> AskAsync(string json, int statusCode)
                        => (await new JobPollingOperation(new JobClient(json, statusCode, null), "a").PollAsync(default)).IsDecided.ToString();
                }
            }
            """;
        var document = JobService.Document(JobService.States + "\n  pending: [$statusCode == 404, $response.body#/note == 'wait']");

        Assert.Equal($"{isDecided}", await EmittedAssembly.InvokeAsync(new GeneratorRun(document, JobService.BareClient + Asker), "Jobs.Asker", "AskAsync", json, statusCode));
    }

    [Theory]
    [InlineData("{type: integer, enum: [1, 2]}", "1", "int?")]
    [InlineData("{type: boolean}", "true", "bool?")]
    public async Task A_status_that_is_no_text_is_none_in_json_either(string schema, string value, string type)
    {
        const string Writer = """

            namespace Jobs
            {
                public static class Writer
                {
                    public static Task<string> WriteAsync(string json) => Task.FromResult(JsonSerializer.Serialize(JsonSerializer.Deserialize<JobStatus>(json)));
                }
            }
            """;
        var document = JobService.Document($"x-polling: {{name: Job, status: $response.body#/state, states: {{success: {value}, pending: {(value == "1" ? "2" : "false")}}}}}")
            .Replace("{type: string, enum: [queued, done, failed, lost]}", schema, StringComparison.Ordinal);
        var client = JobService.BareClient.Replace("public string? State", $"public {type} State", StringComparison.Ordinal) + Writer;

        Assert.Equal(value, await EmittedAssembly.InvokeAsync(new GeneratorRun(document, client), "Jobs.Writer", "WriteAsync", value));
    }

    [Theory]
    [InlineData("System.TimeSpan limit", "limit", 2)]
    [InlineData("CancellationToken other", "other", 2)]
    [InlineData("string? id = null, string options = \"\"", "options2", 3)]
    public void A_form_that_an_argument_of_the_client_could_be_taken_for_is_left_out(string parameters, string name, int forms)
    {
        var client = JobService.WrappingClientAlone.Replace("string id, CancellationToken cancellationToken", $"CancellationToken cancellationToken, {parameters}", StringComparison.Ordinal)
            .Replace("cancellationToken = default)", "cancellationToken)", StringComparison.Ordinal)
            .Replace(" = default)", ")", StringComparison.Ordinal);
        var run = new GeneratorRun(JobService.Document(JobService.States), client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        var waiters = run.Output.GetTypeByMetadataName("Jobs.JobPollingExtensions")!.GetMembers("WaitForJobAsync");
        Assert.Equal(forms, waiters.Length);
        Assert.Contains(name, waiters[0].ToDisplayString(Microsoft.CodeAnalysis.SymbolDisplayFormat.CSharpShortErrorMessageFormat.WithParameterOptions(Microsoft.CodeAnalysis.SymbolDisplayParameterOptions.IncludeName)), StringComparison.Ordinal);
    }

    private static Task<string> RunAsync(string method)
        => EmittedAssembly.InvokeAsync(new GeneratorRun(JobService.Document(JobService.States), JobService.BareClient + Program), "Jobs.Waiters", method);
}
