using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>What waiters of a client make of its responses that NSwag has written as it comes.</summary>
public sealed class StockClientTests
{
    private const string States = "x-polling: {name: Job, status: $response.body#/state, states: {pending: [queued, in-progress], success: [done], failure: [failed]}}";

    [Theory]
    [InlineData("x-polling: {name: Job, success: $statusCode == 200, delay: {initial: PT0.05S, maximum: PT0.1S}}", "Pending Pending", "Succeeded Succeeded")]
    [InlineData("x-polling: {name: Job, success: $response.body#/url}", "Pending Pending", "Succeeded Succeeded")]
    [InlineData("x-polling: {name: Job, success: $response.body#/url, failure: $statusCode == 202}", "Failed Failed", "Succeeded Succeeded")]
    public async Task Another_success_than_the_first_is_pending_unless_a_condition_says_more(string polling, string accepted, string ready)
    {
        var document = Document("url: {type: string}", polling)
            .Replace("        \"404\"", "        \"202\": {description: still running, content: {application/json: {schema: {type: object, properties: {progress: {type: integer}}}}}}\n        \"404\"", StringComparison.Ordinal);
        var run = await RunAsync(document);

        Assert.Empty(run.Diagnostics);
        Assert.Equal(
            string.Join('|', Enumerable.Repeat(accepted, 8).Append(ready)),
            await PollAsync(run, string.Join('|', Enumerable.Repeat("202 {\"progress\":1}", 8).Append("200 {\"url\":\"u\"}"))));
    }

    [Fact]
    public async Task A_success_that_no_document_lists_is_pending_and_one_that_cannot_be_read_is_a_fault()
    {
        var run = await RunAsync(Document("state: {type: string}", States.Replace("in-progress", "running", StringComparison.Ordinal)));

        Assert.Empty(run.Diagnostics);
        Assert.Equal(
            "Pending|Pending|ApiException|ApiException|Succeeded Done",
            (await PollAsync(run, "202 |204|200 [|503 |200 {\"state\":\"done\"}")).Replace(" Unknown", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_does_not_tell_two_successes_apart_is_refused()
    {
        var document = Document("url: {type: string}", "x-polling: {name: Job, success: $statusCode == 200}")
            .Replace("        \"404\"", "        \"202\": {$ref: '#/paths/~1jobs~1{id}/get/responses/200'}\n        \"404\"", StringComparison.Ordinal);

        Assert.Equal("POLL008", Assert.Single((await RunAsync(document)).Diagnostics).Id);
    }

    [Theory]
    [InlineData("[done, queued, failed]", "", "POLL020 Error", "'Jobs.Response.State' cannot be null, so that a response without a status reads like 'done', which is in 'success'; make it nullable (NSwag: generateOptionalPropertiesAsNullable)")]
    [InlineData("[queued, done, failed]", "", "POLL021 Warning", "'Jobs.Response.State' cannot be null, so that a response without a status reads like 'queued'; make it nullable (NSwag: generateOptionalPropertiesAsNullable)")]
    [InlineData("[failed, queued, done]", ", required: [state]", "POLL021 Warning", "'Jobs.Response.State' cannot be null, so that a response without a status reads like 'failed', which is in 'failure'; make it nullable (NSwag: generateOptionalPropertiesAsNullable)")]
    [InlineData("[queued, done, failed]", ", required: [state]", null, null)]
    public async Task A_status_that_cannot_be_absent_is_reported(string values, string required, string? id, string? problem)
    {
        var document = Document($"state: {{type: string, enum: {values}}}", States.Replace(", in-progress", "", StringComparison.Ordinal), required);
        var run = await RunAsync(document);

        var absent = run.Diagnostics.SingleOrDefault(diagnostic => diagnostic.Id is "POLL020" or "POLL021");
        Assert.Equal(id, absent is null ? null : $"{absent.Id} {absent.DefaultSeverity}");
        Assert.Equal(problem is null ? null : "x-polling 'Job': " + problem, absent?.GetMessage());
    }

    [Fact]
    public async Task An_answer_without_a_status_is_none_once_the_client_tells_them_apart()
    {
        var document = Document("state: {type: string, enum: [done, queued, failed]}", States.Replace(", in-progress", "", StringComparison.Ordinal));
        var run = await RunAsync(document, nullable: true);

        Assert.Equal(["POLL022"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal("Pending Unknown|Succeeded Done", await PollAsync(run, "200 {\"url\":null}|200 {\"state\":\"done\"}"));
    }

    [Fact]
    public async Task A_condition_that_an_answer_without_the_enum_meets_is_an_error()
    {
        var document = Document("state: {type: string, enum: [done, queued]}", "x-polling: {name: Job, success: $response.body#/state == 'done'}");

        Assert.Equal("POLL020", Assert.Single((await RunAsync(document)).Diagnostics).Id);
        Assert.Empty((await RunAsync(document, nullable: true)).Diagnostics);
    }

    [Fact]
    public async Task An_enum_that_refuses_statuses_is_reported_and_does_refuse_them()
    {
        var document = Document("state: {type: string, enum: [queued, in-progress, done, failed]}", States);
        var run = await RunAsync(document, nullable: true);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("POLL022", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.DefaultSeverity));
        Assert.Equal(
            "x-polling 'Job': 'Jobs.Response.State' is read by JsonStringEnumConverter, which refuses 'in-progress', since it ignores [EnumMember], and every status that is not listed, so that such a poll is a fault; have the client read a text: leave 'enum' out of its schema, since the states name the statuses",
            diagnostic.GetMessage());
        Assert.Equal(
            "ApiException|ApiException|Succeeded Done",
            await PollAsync(run, "200 {\"state\":\"in-progress\"}|200 {\"state\":\"paused\"}|200 {\"state\":\"done\"}"));
    }

    [Theory]
    [InlineData("JsonStringEnumConverter", "refuses every status")]
    [InlineData("JsonStringEnumConverter<JobState>", "refuses every status")]
    [InlineData("Renaming", "refuses every status")]
    [InlineData("Newtonsoft.StringEnumConverter", "refuses every status")]
    [InlineData("Newtonsoft.Renaming", "refuses every status")]
    [InlineData("Newtonsoft.Tolerant", null)]
    [InlineData("Own", null)]
    public void A_converter_that_refuses_statuses_is_reported_unless_it_reads_by_itself(string converter, string? problem)
    {
        var client = JobService.BareClient.Replace("public string? State", $"[JsonConverter(typeof({converter}))] public JobState? State", StringComparison.Ordinal) + """

            namespace Jobs
            {
                [JsonConverter(typeof(JsonStringEnumConverter))] public enum JobState { Queued, Done, Failed, Lost }
                public sealed class Renaming : JsonStringEnumConverter { public Renaming() : base(JsonNamingPolicy.SnakeCaseLower) { } }
                public sealed class Own : JsonConverter<JobState>
                {
                    public override JobState Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => JobState.Queued;
                    public override void Write(Utf8JsonWriter writer, JobState value, JsonSerializerOptions options) { }
                }
            }

            namespace Jobs.Newtonsoft
            {
                public class StringEnumConverter { public virtual object? ReadJson() => null; }
                public sealed class Renaming : StringEnumConverter { }
                public sealed class Tolerant : StringEnumConverter { public override object? ReadJson() => JobState.Queued; }
            }
            """;

        var diagnostic = new GeneratorRun(JobService.Document(JobService.States), client).Diagnostics.SingleOrDefault();

        Assert.Equal(problem is null ? null : "POLL022", diagnostic?.Id);
        Assert.Contains(problem ?? "", diagnostic?.GetMessage() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[JsonStringEnumMemberName(\"lost\")] Gone", "refuses every status")]
    [InlineData("LOST", "refuses every status")]
    [InlineData("[System.Runtime.Serialization.EnumMember(Value = \"lost\")] Gone", "refuses 'lost', since it ignores [EnumMember]")]
    public void A_converter_reads_a_value_by_the_name_that_it_knows(string member, string problem)
    {
        var client = JobService.BareClient.Replace("public string? State", "public JobState? State", StringComparison.Ordinal)
            + $"\nnamespace Jobs {{ [JsonConverter(typeof(JsonStringEnumConverter))] public enum JobState {{ Queued, Done, Failed, {member} }} }}";

        Assert.Contains(problem, Assert.Single(new GeneratorRun(JobService.Document(JobService.States), client).Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[JsonConverter] ")]
    public void A_member_without_a_converter_is_read_by_that_of_its_type(string attribute)
    {
        var client = JobService.BareClient.Replace("public string? State", attribute + "public JobState? State", StringComparison.Ordinal)
            + "\nnamespace Jobs { [JsonConverter(typeof(JsonStringEnumConverter))] public enum JobState { Queued, Done, Failed, Lost } }";

        Assert.Equal("POLL022", Assert.Single(new GeneratorRun(JobService.Document(JobService.States), client).Diagnostics).Id);
    }

    [Fact]
    public async Task A_text_is_read_whatever_the_status_is()
    {
        var run = await RunAsync(Document("state: {type: string}", States));

        Assert.Empty(run.Diagnostics);
        Assert.Equal(
            string.Join('|', Enumerable.Repeat("Pending Unknown", 8).Append("Pending InProgress")),
            await PollAsync(run, string.Join('|', Enumerable.Repeat("200 {\"state\":\"paused\"}", 8).Append("200 {\"state\":\"in-progress\"}"))));
    }

    private static string Document(string properties, string polling, string required = "") => """
        openapi: 3.0.3
        info: {title: Jobs, version: "1"}
        paths:
          /jobs/{id}:
            get:
              operationId: getJob
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
              responses:
                "200": {description: ready, content: {application/json: {schema: {type: object, properties: {PROPERTIES}REQUIRED}}}}
                "404": {description: gone}
              POLLING
        """.Replace("PROPERTIES", properties, StringComparison.Ordinal)
            .Replace("REQUIRED", required, StringComparison.Ordinal)
            .Replace("POLLING", polling, StringComparison.Ordinal);

    private static async Task<GeneratorRun> RunAsync(string document, bool nullable = false)
    {
        var run = new GeneratorRun(document, await NSwagClient.GenerateAsync(document, nullable));
        Assert.Null(run.Result.Exception);
        return run;
    }

    private static Task<string> PollAsync(GeneratorRun run, string answers)
        => EmittedAssembly.InvokeAsync(run, "Jobs.Program", "PollAsync", answers);
}
