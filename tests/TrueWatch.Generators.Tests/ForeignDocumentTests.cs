using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>What documents of other people have: it is read, or a diagnostic says at its line that it is not.</summary>
public sealed class ForeignDocumentTests
{
    private const string Blocks = JobService.States;

    [Theory]
    [InlineData("description: |-\n        \n        Two lines\n      ")]
    [InlineData("description: |\n            \n        Two lines\n      ")]
    [InlineData("description: |- # why\r\n        \r\n\r\n        \r\n        Two lines\r\n      ")]
    [InlineData("description: >\n        \n        Two lines\n      ")]
    [InlineData("description: |2\n         Two lines\n          more\n      ")]
    public void A_block_of_text_may_begin_with_lines_of_spaces(string description)
    {
        var document = JobService.Document(Blocks + "\n  timeout: «10m»").Replace("operationId:", description + "operationId:", StringComparison.Ordinal);
        var run = new GeneratorRun(document.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), JobService.BareClient);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("POLL002", document.IndexOf('«', StringComparison.Ordinal)), (diagnostic.Id, diagnostic.Location.SourceSpan.Start));
    }

    [Theory]
    [InlineData("properties:\n        state:", "properties:\n        <<: {note: {type: string}}\n        state:", 1)]
    [InlineData("name: Job", "<<: *block\n        name: Job", 1)]
    [InlineData("enum: [queued, done", "enum: [<<, queued, done", 0)]
    [InlineData("note: {type", "\"<<\": {type: string}\n        note: {type", 0)]
    public void A_merge_key_is_refused_and_nothing_that_looks_like_one(string text, string other, int refused)
    {
        var document = JobService.Document(Blocks.Replace("queued", "[queued, <<]", StringComparison.Ordinal))
            .Replace("openapi:", "x-block: &block {timeout: PT1M}\nopenapi:", StringComparison.Ordinal)
            .Replace(text, other, StringComparison.Ordinal);
        var run = new GeneratorRun(document, JobService.BareClient);

        Assert.Equal(refused, run.Diagnostics.Count(diagnostic => diagnostic.Id == "POLL001" && diagnostic.GetMessage().Contains("A merge key '<<' is not read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("jobs.yaml", "'jobs.yaml', which is not in the document; only references within it, such as '#/components/schemas/Job', are followed")]
    [InlineData("'#/components/pathItems/Job'", "'#/components/pathItems/Job', which is not in the document")]
    [InlineData("'#/paths/~1builds'", "'#/paths/~1builds', which leads in a circle")]
    public void A_path_item_that_is_elsewhere_is_a_warning_at_its_path(string reference, string problem)
    {
        var document = JobService.Document(Blocks).Replace("paths:\n", $"paths:\n  /builds: {{$ref: {reference}}}\n", StringComparison.Ordinal);
        var diagnostic = Assert.Single(new GeneratorRun(document, JobService.BareClient).Diagnostics);

        Assert.Equal(("POLL019", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.DefaultSeverity));
        Assert.Equal($"'/builds' is not read: it is {problem}", diagnostic.GetMessage());
        Assert.Equal(3, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_response_that_is_elsewhere_is_named()
    {
        var document = JobService.Document(Blocks)
            .Replace("        \"200\":\n          description: The job\n          content:\n            application/json:\n              schema: {$ref: \"#/components/schemas/Job\"}", "        \"200\": {$ref: responses.yaml#/Job}", StringComparison.Ordinal);

        Assert.Contains("no success response with a JSON schema: it is 'responses.yaml#/Job', which is not in the document", Assert.Single(new GeneratorRun(document, JobService.BareClient).Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-polling: {name: Other, success: $response.body#/url}", 1)]
    [InlineData("summary: no block", 1)]
    public void An_operation_id_that_is_there_twice_is_an_error(string more, int errors)
    {
        var other = $"  /other:\n    get:\n      operationId: getJob\n      responses: {{\"200\": {{description: x, content: {{application/json: {{schema: {{properties: {{url: {{type: string}}}}}}}}}}}}}}\n      {more}\n";
        var diagnostics = new GeneratorRun(JobService.Document(Blocks).Replace("components:", other + "components:", StringComparison.Ordinal), JobService.BareClient).Diagnostics;

        Assert.Equal(errors, diagnostics.Count(diagnostic => diagnostic.Id == "POLL002" && diagnostic.GetMessage().Contains("has the same operationId", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("x-enum-varnames: [Queued, Done]", "POLL018 'x-enum-varnames' does not fit the enum of x-polling 'Job': it has 2 entries for 4 values; each value needs one, in the same order")]
    [InlineData("x-enum-varnames: {queued: Queued}", "POLL018 'x-enum-varnames' does not fit the enum of x-polling 'Job': it must be a list with an entry for each value, not a mapping")]
    [InlineData("x-enum-descriptions: [a, b, c, d, e]", "POLL018 'x-enum-descriptions' does not fit the enum of x-polling 'Job': it has 5 entries for 4 values; each value needs one, in the same order")]
    [InlineData("x-enum-descriptions: {queed: a}", "POLL018 'x-enum-descriptions' does not fit the enum of x-polling 'Job': 'queed' is none of the values (did you mean 'queued'?): queued, done, failed, lost")]
    [InlineData("x-enum-descriptions: words", "POLL018 'x-enum-descriptions' does not fit the enum of x-polling 'Job': it must be a list with an entry for each value, not 'words'")]
    [InlineData("x-enum-descriptions: {queued: a}", null)]
    [InlineData("x-enum-varnames: [A, B, C, D]", null)]
    public void Names_and_descriptions_fit_the_values(string more, string? expected)
    {
        var document = JobService.Document(Blocks).Replace("enum: [queued, done, failed, lost]", "enum: [queued, done, failed, lost], " + more, StringComparison.Ordinal);
        var diagnostic = new GeneratorRun(document, JobService.BareClient).Diagnostics.SingleOrDefault();

        Assert.Equal(expected, diagnostic is null ? null : $"{diagnostic.Id} {diagnostic.GetMessage()}");
    }

    [Fact]
    public void A_name_that_metadata_cannot_hold_is_a_diagnostic_and_compiles()
    {
        var value = new string('a', 1200);
        var document = JobService.Document(Blocks).Replace("done", value, StringComparison.Ordinal);
        var run = new GeneratorRun(document, JobService.BareClient);

        Assert.Equal("POLL018", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.CompilerDiagnostics);
        using var image = new MemoryStream();
        Assert.True(run.Output.WithOptions(run.Output.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)).Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        Assert.Equal("POLL002", new GeneratorRun(JobService.Document(Blocks.Replace("name: Job", "name: " + value, StringComparison.Ordinal)), JobService.BareClient).Diagnostics[0].Id);
    }

    [Theory]
    [InlineData("get_zip_downloads_id_status", "Get_zip_downloads_id_statusAsync")]
    [InlineData("code-scanning/get-sarif", "CodeScanning_getSarifAsync")]
    [InlineData("jobs.getJob", "JobsGetJob")]
    [InlineData("GETJOB", "GetJobAsync")]
    public void A_method_is_found_whatever_its_letter_case_and_separators(string id, string method)
    {
        var run = new GeneratorRun(
            JobService.Document(Blocks).Replace("operationId: getJob", $"operationId: {id}", StringComparison.Ordinal),
            JobService.BareClient.Replace("GetJobAsync", method, StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Contains($"_client.{method}(", run.Source("Jobs.JobPollingOperation.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_methods_that_differ_in_separators_only_are_not_guessed_between()
    {
        const string Client = "using System.Threading.Tasks; namespace N { public class C { public Task<J> Get_Job() => null!; public Task<J> getJob_() => null!; } public class J { public string? State { get; set; } } }";

        Assert.Equal("POLL007", Assert.Single(new GeneratorRun(JobService.Document(Blocks), Client).Diagnostics).Id);
    }

    [Theory]
    [InlineData("success: $response.body#/ready == true\n  pending: $statusCode in [400, 404]", "", 404, "Pending Pending pending")]
    [InlineData("success: $response.body#/ready == true\n  pending: $statusCode in [400, 404]\n  failure: $statusCode == 404", "", 404, "Failed Failed failure")]
    [InlineData("status: $response.body#/state\n  states: {pending: queued, success: done, failure: [failed, lost]}\n  pending: $response.body#/note == 'wait'", """{"state":"done","note":"wait"}""", 200, "Pending Done done")]
    [InlineData("status: $response.body#/state\n  states: {pending: queued, success: done, failure: [failed, lost]}\n  pending: $statusCode == 404", "", 404, "Pending Unknown ")]
    [InlineData("status: $response.body#/state\n  states: {pending: queued, success: done, failure: [failed, lost]}", "", 202, "Pending Unknown ")]
    public async Task An_answer_can_mean_that_the_task_has_not_ended(string keys, string json, int statusCode, string expected)
    {
        foreach (var client in new[] { JobService.WrappingClient, JobService.BareClient })
        {
            var run = new GeneratorRun(JobService.Document("x-polling:\n  name: Job\n  " + keys), client);

            Assert.Equal(expected, await EmittedAssembly.InvokeAsync(run, "Jobs.Program", "PollAsync", json, statusCode, null));
        }
    }

    [Theory]
    [InlineData("string id", false)]
    [InlineData("string jobId", false)]
    [InlineData("", true)]
    public void Polls_are_not_shared_where_the_client_holds_an_argument(string parameters, bool isHeld)
    {
        var run = new GeneratorRun(
            JobService.Document(Blocks),
            JobService.WrappingClientAlone.Replace("GetJobAsync(string id, ", $"GetJobAsync({parameters}{(parameters.Length > 0 ? ", " : "")}", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(isHeld, run.Source("Jobs.JobPollingOperation.g.cs").Contains("bool IsIdentifiedByArguments => false;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GetRequest body", "Job")]
    [InlineData("string[] body", "Job (body: 'a, b')")]
    [InlineData("System.Collections.Generic.IReadOnlyList<int> body", "Job (body: '1, 2')")]
    [InlineData("object body", "Job")]
    [InlineData("Secret body", "Job")]
    [InlineData("Key body", "Job (body: 'Key { Value = 7 }')")]
    [InlineData("System.Uri body", "Job (body: 'http://a/')")]
    public async Task An_argument_is_shown_where_its_text_says_something(string parameter, string expected)
    {
        var type = parameter.Split(' ')[0];
        var value = type switch
        {
            "GetRequest" or "object" => "new GetRequest()",
            "string[]" => "new[] { \"a\", \"b\" }",
            "Secret" => "new Secret(\"s\")",
            "Key" => "new Key(7)",
            "System.Uri" => "new System.Uri(\"http://a\")",
            _ => "new[] { 1, 2 }",
        };
        var client = JobService.Client("Reply<Job>", "null!", $$"""
            public sealed class GetRequest { }
            public sealed record Secret(string Value);
            public record struct Key(int Value);
            public static class Shower
            {
                public static Task<string> ShowAsync() => Task.FromResult(new JobPollingOperation(new JobClient("", 0, null), {{value}}).ToString());
            }
            """).Replace("string id", parameter, StringComparison.Ordinal).Replace("header), \"a\")", $"header), {value})", StringComparison.Ordinal);

        Assert.Equal(expected, await EmittedAssembly.InvokeAsync(new GeneratorRun(JobService.Document(Blocks), client, language: Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10), "Jobs.Shower", "ShowAsync"));
    }
}
