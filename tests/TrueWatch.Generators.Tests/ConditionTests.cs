namespace TrueWatch.Generators.Tests;

/// <summary>What conditions make of a response, in code that was emitted, compiled and run.</summary>
public sealed class ConditionTests
{
    private const string Gone = "success: $statusCode == 404";

    [Theory]
    [InlineData("success: $response.body#/state == 'done'", """{"state":"done"}""", "Succeeded")]
    [InlineData("success: $response.body#/state == 'done'", """{"state":"queued"}""", "Pending")]
    [InlineData("success: $response.body#/state == 'done'", "{}", "Pending")]
    [InlineData("success: $response.body#/state==\"done\"", """{"state":"done"}""", "Succeeded")]
    [InlineData("success: $response.body#/state in ['done', 'lost']", """{"state":"lost"}""", "Succeeded")]
    [InlineData("success: $response.body#/state in ['done', 'lost']", """{"state":"failed"}""", "Pending")]
    [InlineData("success: $response.body#/state in ['done', 'done', null, null]", "{}", "Succeeded")]
    [InlineData("success: $response.body#/pages in [3, null]", "{}", "Succeeded")]
    [InlineData("success: $response.body#/share == 1E-5", """{"share":0.00001}""", "Succeeded")]
    [InlineData("success: $response.body#/state != 'queued'", """{"state":"failed"}""", "Succeeded")]
    [InlineData("success: $response.body#/state != 'queued'", "{}", "Succeeded")]
    [InlineData("success: $response.body#/note", """{"note":""}""", "Succeeded")]
    [InlineData("success: $response.body#/note", """{"note":null}""", "Pending")]
    [InlineData("success: $response.body#/note == null", """{"note":null}""", "Succeeded")]
    [InlineData("success: $response.body#/note == ''", """{"note":""}""", "Succeeded")]
    [InlineData("success: \"$response.body#/note == 'it''s'\"", """{"note":"it's"}""", "Succeeded")]
    [InlineData("success: '$response.body#/note == \"a\\\"b\"'", """{"note":"a\"b"}""", "Succeeded")]
    [InlineData("success: '$response.body#/note == \"a\\\\b\"'", """{"note":"a\\b"}""", "Succeeded")]
    [InlineData("success: \"$response.body#/note == 'a\\\\\\\\b'\"", """{"note":"a\\\\b"}""", "Succeeded")]
    [InlineData("success: $response.body#/pages == 3", """{"pages":3}""", "Succeeded")]
    [InlineData("success: $response.body#/pages != 3", """{"pages":4}""", "Succeeded")]
    [InlineData("success: $response.body#/pages in [-1, 0]", """{"pages":0}""", "Succeeded")]
    [InlineData("success: $response.body#/share == 1.5", """{"share":1.50}""", "Succeeded")]
    [InlineData("success: $response.body#/share == 0.0", """{"share":0}""", "Succeeded")]
    [InlineData("success: $response.body#/share == 2", """{"share":2}""", "Succeeded")]
    [InlineData("success: $response.body#/ready == true", """{"ready":true}""", "Succeeded")]
    [InlineData("success: $response.body#/ready == false", """{"ready":false}""", "Succeeded")]
    [InlineData("success: $response.body#/error/code == 2", """{"error":{"code":2}}""", "Succeeded")]
    [InlineData("success: $response.body#/error/code == 2", """{"error":null}""", "Pending")]
    [InlineData("success: $response.body#/tags", """{"tags":[]}""", "Succeeded")]
    [InlineData("success: $response.body#/a~1b~0c == 'x'", """{"a/b~c":"x"}""", "Succeeded")]
    [InlineData("success: $response.body#/free", """{"free":{"x":1}}""", "Succeeded")]
    [InlineData("success: $response.body#/free", """{"free":null}""", "Pending")]
    [InlineData("success: $response.body#/free == null", "{}", "Succeeded")]
    [InlineData("success: $response.body", "{}", "Succeeded")]
    [InlineData("success: $response.body#/state == 'done' && $response.body#/pages == 3", """{"state":"done","pages":2}""", "Pending")]
    [InlineData("success: $response.body#/state == 'done' && $response.body#/pages == 3", """{"state":"done","pages":3}""", "Succeeded")]
    [InlineData("success: [$response.body#/pages == 1, $response.body#/pages == 2]", """{"pages":2}""", "Succeeded")]
    [InlineData("success: $response.body#/state == 'done'\nfailure: $response.body#/error", """{"state":"done","error":{"code":1}}""", "Failed")]
    [InlineData("success: $response.body#/state\ncanceled: $response.body#/state == 'lost'", """{"state":"lost"}""", "Canceled")]
    [InlineData("success: $response.body#/pages == 1\ncanceled: $response.body#/pages == 2\nfailure: $response.body#/pages in [2, 3]", """{"pages":2}""", "Failed")]
    public async Task A_condition_on_the_body_decides(string conditions, string json, string outcome)
    {
        Assert.Equal(outcome, Word(await PollAsync(JobService.WrappingClient, conditions, json, 200), 0));
        Assert.Equal(outcome, Word(await PollAsync(JobService.BareClient, conditions, json, 200), 0));
    }

    [Theory]
    [InlineData("success: $statusCode == 200", 200, null, "Succeeded")]
    [InlineData("success: $statusCode in [200, 204]", 204, null, "Succeeded")]
    [InlineData("success: $statusCode == 204", 200, null, "Pending")]
    [InlineData(Gone, 404, null, "Succeeded")]
    [InlineData(Gone, 200, null, "Pending")]
    [InlineData(Gone, 500, null, "HttpFailureException:")]
    [InlineData("success: $statusCode != 200", 404, null, "Succeeded")]
    [InlineData("success: $response.header.X-State == 'done'", 200, "done", "Succeeded")]
    [InlineData("success: $response.header.x-state", 200, "done", "Succeeded")]
    [InlineData("success: $response.header.X-State", 200, null, "Pending")]
    [InlineData("success: $response.header.X-State != 'queued'", 503, null, "HttpFailureException:")]
    [InlineData("success: $response.header.X-State == 5", 200, "5", "Succeeded")]
    [InlineData("success: $response.body#/state != 'queued'", 503, null, "HttpFailureException:")]
    [InlineData("success: $statusCode == 410 && $response.header.X-State == 'deleted'", 410, "deleted", "Succeeded")]
    [InlineData("success: $statusCode == 410 && $response.header.X-State == 'deleted'", 410, "moved", "HttpFailureException:")]
    public async Task A_condition_on_the_answer_itself_decides(string conditions, int statusCode, string? header, string outcome)
        => Assert.Equal(outcome, Word(await PollAsync(JobService.WrappingClient, conditions, "", statusCode, header), 0));

    [Theory]
    [InlineData(Gone, 404, "Succeeded")]
    [InlineData(Gone, 200, "Pending")]
    [InlineData(Gone, 500, "ApiException:")]
    [InlineData("success: $statusCode == 200", 200, "Succeeded")]
    [InlineData("success: $statusCode != 200", 410, "Succeeded")]
    public async Task Where_the_client_throws_for_a_failure_its_status_decides_too(string conditions, int statusCode, string outcome)
        => Assert.Equal(outcome, Word(await PollAsync(JobService.BareClient, conditions, "{}", statusCode), 0));

    [Fact]
    public async Task Conditions_go_before_states_and_states_decide_where_no_condition_holds()
    {
        const string Polling = """
            status: $response.body#/state
            failure: $response.body#/error
            states: {pending: queued, success: done, failure: failed, canceled: lost}
            """;

        Assert.Equal("Failed Done done", await PollAsync(JobService.BareClient, Polling, """{"state":"done","error":{"code":1}}""", 200));
        Assert.Equal("Succeeded Done done", await PollAsync(JobService.BareClient, Polling, """{"state":"done"}""", 200));
        Assert.Equal("Canceled Lost lost", await PollAsync(JobService.BareClient, Polling, """{"state":"lost"}""", 200));
        Assert.Equal("Pending Unknown weird", await PollAsync(JobService.BareClient, Polling, """{"state":"weird"}""", 200));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(", result: $response.body#/note", true)]
    [InlineData(", status: $response.body#/note", true)]
    [InlineData(", failure: $response.body#/note", true)]
    public void A_response_has_to_be_there_where_something_of_it_is_read(string more, bool isRead) => Assert.Equal(
        isRead,
        new GeneratorRun(JobService.Document("x-polling: {name: Job, " + Gone + more + "}"), JobService.BareClient)
            .Source("Jobs.JobPollingOperation.g.cs").Contains("?? throw MissingAnswer(\"GetJobAsync\")", StringComparison.Ordinal));

    [Fact]
    public void Without_a_status_the_enum_may_have_a_name_too()
    {
        var run = new GeneratorRun(JobService.Document("x-polling: {name: Job, enum: Phase, " + Gone + "}"), JobService.WrappingClientAlone);

        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Jobs.Phase"));
    }

    [Fact]
    public void What_only_conditions_decide_is_an_answer_with_nothing_more_to_say()
        => Assert.Contains(
            "Answer<global::Jobs.Job?, global::Jobs.JobStatus>(result, status, rawStatus, outcome);\n",
            new GeneratorRun(JobService.Document("x-polling: {name: Job, " + Gone + "}"), JobService.BareClient).Source("Jobs.JobPollingOperation.g.cs"),
            StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_status_the_outcome_is_one()
    {
        Assert.Equal("Pending Pending pending", await PollAsync(JobService.BareClient, Gone, "{}", 200));
        Assert.Equal("Succeeded Succeeded success", await PollAsync(JobService.BareClient, Gone, "{}", 404));
    }

    [Theory]
    [InlineData("0", "0", "Succeeded")]
    [InlineData("0", "0.5", "Pending")]
    [InlineData("0.5", "0.5", "Succeeded")]
    public async Task A_number_may_be_a_float_of_the_client(string expected, string share, string outcome)
        => Assert.Equal(outcome, Word(await PollAsync(
            JobService.BareClient.Replace("decimal Share", "float Share", StringComparison.Ordinal), "success: $response.body#/share == " + expected, $$"""{"share":{{share}}}""", 200), 0));

    [Theory]
    [InlineData("""{"free":1}""", "Succeeded Succeeded success")]
    [InlineData("""{"free":null}""", "Pending Pending pending")]
    [InlineData("{}", "Pending Pending pending")]
    public async Task A_JsonElement_tells_whether_it_was_there(string json, string expected)
        => Assert.Equal(expected, await PollAsync(
            JobService.BareClient.Replace("JsonElement? Free", "JsonElement Free", StringComparison.Ordinal), "success: $response.body#/free", json, 200));

    [Fact]
    public async Task Without_a_status_a_condition_tells_where_the_body_is()
        => Assert.Equal("Succeeded Succeeded success", await PollAsync(
            JobService.Client("Box<Job>", "Task.FromResult(new Box<Job> { Content = Body })", "public sealed class Box<T> { public T? Content { get; set; } public int Retries { get; set; } }"),
            "success: $response.body#/state == 'done'",
            """{"state":"done"}""",
            200));

    [Fact]
    public async Task Waiters_of_one_enum_may_disagree_about_a_status()
    {
        const string Polling = """
            x-polling:
              - {name: Job, status: $response.body#/state, states: {pending: queued, success: done, failure: [failed, lost]}}
              - {name: Strict, status: $response.body#/state, enum: JobStatus, states: {pending: queued, success: done, failure: failed, canceled: lost}}
            """;
        var run = new GeneratorRun(JobService.Document(Polling), JobService.BareClient);
        var strict = new GeneratorRun(JobService.Document(Polling), JobService.BareClient.Replace("new JobPollingOperation", "new StrictPollingOperation", StringComparison.Ordinal));

        Assert.Equal("Failed Lost lost", await EmittedAssembly.InvokeAsync(run, "Jobs.Program", "PollAsync", """{"state":"lost"}""", 200, null));
        Assert.Equal("Canceled Lost lost", await EmittedAssembly.InvokeAsync(strict, "Jobs.Program", "PollAsync", """{"state":"lost"}""", 200, null));
    }

    [Fact]
    public void Every_outcome_is_described()
    {
        var document = JobService.Document("x-polling: {name: Job, success: $response.body#/ready == true, failure: $response.body#/error, canceled: $response.body#/state == 'lost'}");
        var status = new GeneratorRun(document, JobService.BareClient).Source("Jobs.JobStatus.g.cs");

        Assert.All(
            ["The task has not ended.", "The task succeeded.", "The task failed.", "The task was canceled at the service."],
            description => Assert.Contains(description, status, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_of_which_no_values_are_listed_is_kept_as_it_is()
    {
        const string Polling = "status: $response.body#/note\nsuccess: $response.body#/note == 'over'";

        Assert.Equal("Succeeded Succeeded over", await PollAsync(JobService.BareClient, Polling, """{"note":"over"}""", 200));
        Assert.Equal("Pending Pending soon", await PollAsync(JobService.BareClient, Polling, """{"note":"soon"}""", 200));
    }

    private static string Word(string text, int index) => text.Split(' ')[index];

    private static Task<string> PollAsync(string client, string polling, string json, int statusCode, string? header = null)
    {
        var block = "x-polling:\n  name: Job\n" + string.Join('\n', polling.Split('\n').Select(line => "  " + line));
        var run = new GeneratorRun(JobService.Document(block), client);
        return EmittedAssembly.InvokeAsync(run, "Jobs.Program", "PollAsync", json, statusCode, header);
    }
}
