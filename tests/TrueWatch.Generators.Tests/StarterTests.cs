namespace TrueWatch.Generators.Tests;

/// <summary>What a link to a polled operation gives the client: which links give something, what is read, and what is refused.</summary>
public sealed class StarterTests
{
    private const string ById = "{operationId: getJob, parameters: {id: $response.body#/id}}";

    [Theory]
    [InlineData(ById, "a eu 10")]
    [InlineData("{operationId: getJob, parameters: {path.id: $response.body#/id}}", "a eu 10")]
    [InlineData("{operationRef: '#/paths/~1jobs~1{id}/get', parameters: {id: $response.body#/id}}", "a eu 10")]
    [InlineData("{operationRef: '#/paths/~1jobs~1%7Bid%7D/get', parameters: {id: $response.body#/id}}", "a eu 10")]
    [InlineData("{$ref: '#/components/links/TheJob'}", "a eu 10")]
    [InlineData("{$ref: '#/components/links/Job'}", "a eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/job/id}}", "inner eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/a~1b~0c}}", "slash eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/number}}", "9007199254740993 eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/share}}", "0.5 eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/ready}}", "true eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, query.region: $request.query.region}}", "a us 10")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, limit: $request.query.size}}", "a eu 7")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, region: us, limit: 3}}", "a us 3")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, page: $response.body#/url}}", "a eu 10 http://h/a")]
    [InlineData("{operationId: getJob, parameters: {id: $request.body#/name}}", "n eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $request.header.X-Tenant}}", "t eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: $request.header.x-tenant}}", "t eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: '4711'}}", "4711 eu 10")]
    [InlineData("{operationId: getJob, parameters: {id: 4711}}", "4711 eu 10")]
    public async Task A_link_gives_a_start_and_a_wait(string link, string polled)
    {
        const string Answer = """{"id":"a","number":9007199254740993,"share":0.5,"ready":true,"url":"http://h/a","job":{"id":"inner"},"a/b~c":"slash"}""";

        var told = await RunAsync(StartService.Document(link), StartService.Client(Answer));

        var id = link.Contains("4711", StringComparison.Ordinal) ? "" : polled.Split(' ')[0];
        Assert.Equal($"{id}: create, create, {polled}: Done", told);
    }

    [Fact]
    public async Task The_client_that_polls_also_starts()
        => Assert.Equal("a: create, create, a eu 10: Done", await RunAsync(StartService.Document(ById), StartService.Client() + """

            namespace Jobs
            {
                public interface IOtherJobs
                {
                    Task<Created> CreateJobAsync(string? region, string? tenant, int? size, Order body, CancellationToken cancellationToken = default);
                }
            }
            """));

    [Theory]
    [InlineData(ById, "{}")]
    [InlineData(ById, """{"id":null}""")]
    [InlineData(ById, """{"id":""}""")]
    [InlineData(ById, """{"id":" "}""")]
    [InlineData(ById, "null")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/number}}", """{"id":"a"}""")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/job/id}}", """{"job":null}""")]
    public async Task Without_what_the_link_reads_no_task_was_started(string link, string answer)
        => Assert.Equal($"none: create, create: {answer != "null"}", await RunAsync(StartService.Document(link), StartService.Client(answer)));

    [Theory]
    [InlineData("$response.body#/number", """{"number":9007199254740993}""", "9007199254740993: create, create, 9007199254740993 eu 10: Done")]
    [InlineData("$response.body#/number", "{}", "none: create, create: True")]
    [InlineData("$request.query.size", "{}", "7: create, create, 7 eu 10: Done")]
    [InlineData("12", "{}", ": create, create, 12 eu 10: Done")]
    public async Task An_id_that_is_a_number_is_polled_as_one(string id, string answer, string told) => Assert.Equal(told, await RunAsync(
        StartService.Document($"{{operationId: getJob, parameters: {{id: {id}}}}}").Replace("in: path, required: true, schema: {type: string}", "in: path, required: true, schema: {type: integer}", StringComparison.Ordinal),
        StartService.Client(answer).Replace("GetJobAsync(string id", "GetJobAsync(long id", StringComparison.Ordinal)));

    [Theory]
    [InlineData("int limit = 10", "string limit = \"10\"")]
    [InlineData("        Task<Job> GetJobAsync(string id, string region = \"eu\", int limit", "        Task<Job> GetJobAsync(string id, string region = \"eu\", [AliasAs(\"limit\")] int most")]
    public async Task A_constant_arrives_as_the_parameter_has_it(string parameter, string changed)
    {
        var client = StartService.Client().Replace(parameter, changed, StringComparison.Ordinal)
            + "\nnamespace Jobs { public sealed class AliasAsAttribute : Attribute { public AliasAsAttribute(string name) { } } }";

        Assert.Equal("a: create, create, a eu 3: Done", await RunAsync(StartService.Document("{operationId: getJob, parameters: {id: $response.body#/id, limit: 3}}"), client));
    }

    [Theory]
    [InlineData("$request.query.size", null)]
    [InlineData("$response.body#/number", null)]
    [InlineData("$response.body#/share", null)]
    [InlineData("$response.body#/id", "it is a text, and the parameter is a number")]
    [InlineData("$response.body#/ready", "it is true or false, and the parameter is a number")]
    public void A_number_may_be_an_integer_and_nothing_else(string value, string? problem)
    {
        var document = StartService.Document($"{{operationId: getJob, parameters: {{id: $response.body#/id, limit: {value}}}}}").Replace("{name: limit, in: query, schema: {type: integer}}", "{name: limit, in: query, schema: {type: number}}", StringComparison.Ordinal);
        var run = new GeneratorRun(document, WithoutProgram(StartService.Client()).Replace("int limit = 10", "double limit = 10", StringComparison.Ordinal));

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(problem is not null, run.Diagnostics.Count > 0);
        Assert.Contains(problem ?? "", run.Diagnostics.SingleOrDefault()?.GetMessage() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_of_any_type_takes_no_null()
        => Assert.Contains(
            "it is null, and the parameter is of no single type",
            Assert.Single(new GeneratorRun(
                StartService.Document("{operationId: getJob, parameters: {id: null}}").Replace("{name: id, in: path, required: true, schema: {type: string}}", "{name: id, in: path, required: true, schema: {}}", StringComparison.Ordinal),
                WithoutProgram(StartService.Client())).Diagnostics).GetMessage(),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_parameter_of_the_operation_goes_before_that_of_its_path() => Assert.Equal(
        "a: create, create, a eu 10: Done",
        await RunAsync(
            StartService.Document(ById).Replace("  /jobs/{id}:\n", "  /jobs/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]\n", StringComparison.Ordinal),
            StartService.Client()));

    [Fact]
    public void Of_two_operations_of_one_id_a_link_leads_to_the_first()
    {
        var document = StartService.Document("{operationId: getJob, parameters: {ids: $response.body#/id}}").Replace("operationId: getReport", "operationId: getJob", StringComparison.Ordinal);

        Assert.Equal(["POLL002", "POLL024"], new GeneratorRun(document, WithoutProgram(StartService.Client())).Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_response_is_read_where_everything_is_that_the_link_gives()
    {
        var client = WithoutProgram(StartService.Client())
            .Replace("Task<Created> CreateJobAsync", "Task<Box<Created>> CreateJobAsync", StringComparison.Ordinal)
            .Replace("Task.FromResult(JsonSerializer.Deserialize<Created>(\"{}\", new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!)", "Task.FromResult(new Box<Created>())", StringComparison.Ordinal)
            + "\nnamespace Jobs { public sealed class Box<T> { public string? Id { get; set; } public T? Content { get; set; } } }";
        var run = new GeneratorRun(StartService.Document("{operationId: getJob, parameters: {id: $response.body#/id, page: $response.body#/url}}"), client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("response?.Content?.Id", run.Source("Jobs.CreateJobStartExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_parameter_that_the_document_requires_no_task_was_started()
        => Assert.Equal("none: create, create: True", await RunAsync(
            StartService.Document("{operationId: getJob, parameters: {id: $response.body#/id, limit: $response.body#/number}}")
                .Replace("number: {type: integer}", "number: {type: integer, format: int32}", StringComparison.Ordinal)
                .Replace("{name: limit, in: query,", "{name: limit, in: query, required: true,", StringComparison.Ordinal),
            StartService.Client().Replace("long? Number", "int? Number", StringComparison.Ordinal)));

    [Fact]
    public async Task What_an_optional_parameter_lacks_is_its_default()
        => Assert.Equal("a: create, create, a eu 10: Done", await RunAsync(StartService.Document("{operationId: getJob, parameters: {id: $response.body#/id, region: $response.body#/job/id, limit: $response.body#/number, page: $response.body#/url}}")
            .Replace("number: {type: integer}", "number: {type: integer, format: int32}", StringComparison.Ordinal), StartService.Client().Replace("long? Number", "int? Number", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{operationId: getJobs, parameters: {id: $response.body#/id}}", "POLL023", "getJobs", "did you mean 'getJob'?")]
    [InlineData("{operationRef: '#/paths/~1job/get', parameters: {id: $response.body#/id}}", "POLL023", "'#/paths/~1job/get'", "leads to no operation")]
    [InlineData("{operationId: getJob, operationRef: '#/paths/~1jobs~1{id}/get'}", "POLL023", "getJob", "both")]
    [InlineData("{$ref: '#/components/links/None'}", "POLL019", "job", "which is not in the document")]
    [InlineData("{$ref: '#/components/links/Circle'}", "POLL019", "job", "circle")]
    [InlineData("{operationId: getJob, parameters: {ids: $response.body#/id}}", "POLL024", "ids", "did you mean 'id'?")]
    [InlineData("{operationId: getJob, parameters: {query.id: $response.body#/id}}", "POLL024", "query.id", "has no parameter 'query.id'")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, path.id: $response.body#/id}}", "POLL024", "path.id", "twice")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/ids}}", "POLL006", "$response.body#/ids", "did you mean 'id'?")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/tags/0}}", "POLL006", "$response.body#/tags/0", "array")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/tags}}", "POLL024", "$response.body#/tags", "an object or an array")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body}}", "POLL024", "$response.body", "an object or an array")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, limit: $response.body#/id}}", "POLL024", "$response.body#/id", "it is a text, and the parameter is an integer")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, limit: $response.body#/share}}", "POLL024", "$response.body#/share", "it is a number")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, limit: many}}", "POLL024", "many", "it is a text, and the parameter is an integer")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/id, region: asia}}", "POLL024", "asia", "none of the values")]
    [InlineData("{operationId: getJob, parameters: {id: null}}", "POLL024", "null", "it is null, and the parameter is a text")]
    [InlineData("{operationId: getJob, parameters: {id: [a]}}", "POLL024", "[", "neither a constant nor")]
    [InlineData("{operationId: getJob, parameters: {id: $request.query.number}}", "POLL006", "$request.query.number", "has no parameter 'query.number'")]
    [InlineData("{operationId: getJob, parameters: {id: $request.path.region}}", "POLL006", "$request.path.region", "has no parameter 'path.region'")]
    [InlineData("{operationId: getJob, parameters: {id: $request.body#/names}}", "POLL006", "$request.body#/names", "did you mean 'name'?")]
    [InlineData("{operationId: getJob, parameters: {id: $request.body#/parts}}", "POLL024", "$request.body#/parts", "an object or an array")]
    [InlineData("{operationId: getJob, parameters: {id: $url}}", "POLL024", "$url", "neither a constant nor")]
    [InlineData("{operationId: getJob, parameters: {id: 'job-{$response.body#/id}'}}", "POLL024", "'job-{$response.body#/id}'", "neither a constant nor")]
    [InlineData("{operationId: getJob, parameters: {id: $response.header.Location}}", "POLL024", "$response.header.Location", "it is an address")]
    [InlineData("{operationId: getJob, parameters: {id: $response.header.operation-location}}", "POLL024", "$response.header.operation-location", "it is an address")]
    [InlineData("{operationId: getJob, parameters: {id: $response.header.Content-Location}}", "POLL024", "$response.header.Content-Location", "it is an address")]
    [InlineData("{operationId: getJob, parameters: {id: $response.header.Azure-AsyncOperation}}", "POLL024", "$response.header.Azure-AsyncOperation", "it is an address")]
    [InlineData("3", "POLL019", "job", "'job' is not read: it is '3', not a mapping")]
    [InlineData("{$ref: '#/info/title'}", "POLL019", "job", "'job' is not read: it is 'Jobs', not a mapping")]
    [InlineData("{operationId: getJob, parameters: {id: $response.header.X-Page}}", "POLL024", "$response.header.X-Page", "it is an address")]
    [InlineData("{operationId: getJob, parameters: {id: $response.body#/url}}", "POLL024", "$response.body#/url", "it is an address")]
    [InlineData("{operationId: getJob, parameters: {id: $response.header.X-Id}}", "POLL024", "job", "'$response.header.X-Id': the client's method returns 'Jobs.Created', which has no headers")]
    [InlineData("{operationId: getJob, parameters: [id]}", "POLL024", "parameters", "a mapping of parameters only")]
    [InlineData("{operationId: getJob, server: {url: 'http://h'}, parameters: {id: $response.body#/id}}", "POLL024", "server", "not followed")]
    [InlineData("{operationId: getJob, requestBody: $response.body, parameters: {id: $response.body#/id}}", "POLL024", "requestBody", "not followed")]
    public void A_link_that_does_not_fit_is_refused_at_its_place(string link, string id, string at, string message)
    {
        var document = StartService.Document(link);
        var run = new GeneratorRun(document, WithoutProgram(StartService.Client()));

        Assert.Empty(run.CompilerDiagnostics);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(id switch { "POLL006" => $"'{at}'", "POLL019" => "'job'", _ => "job of operation 'createJob'" }, diagnostic.GetMessage(), StringComparison.Ordinal);
        var span = diagnostic.Location.GetLineSpan().Span;
        Assert.StartsWith(at, document.Split('\n')[span.Start.Line][span.Start.Character..], StringComparison.Ordinal);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Jobs.JobPollingExtensions"));
        Assert.Null(run.Output.GetTypeByMetadataName("Jobs.CreateJobStartExtensions"));
    }

    [Theory]
    [InlineData("$request.body#/name", "requestBody", "the request of operation 'createJob' has no body with a schema")]
    [InlineData("$response.body#/id", "schema: {$ref: \"#/components/schemas/Created\"}", "the response of operation 'createJob' has no body with a schema")]
    public void A_link_into_a_body_that_is_not_described_is_refused(string expression, string body, string problem)
    {
        var document = StartService.Document($"{{operationId: getJob, parameters: {{id: {expression}}}}}");
        Assert.Contains(body, document, StringComparison.Ordinal);

        var run = new GeneratorRun(document.Replace(body, body == "requestBody" ? "x-none" : "example: {}", StringComparison.Ordinal), WithoutProgram(StartService.Client()));

        Assert.Contains(problem, Assert.Single(run.Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Create a job", "/// <remarks>Create a job. The link <c>job</c> leads to")]
    [InlineData("\"\\a\"", "/// <remarks> The link <c>job</c> leads to")]
    [InlineData(null, "/// <remarks>The link <c>job</c> leads to")]
    public void A_start_says_what_the_document_says(string? summary, string remarks)
    {
        const string Summary = "      summary: Create a job\n";
        var document = StartService.Document(ById);
        Assert.Contains(Summary, document, StringComparison.Ordinal);

        var run = new GeneratorRun(
            document.Replace(Summary, summary is null ? "" : $"      summary: {summary}\n", StringComparison.Ordinal), StartService.Client());

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains(remarks, run.Source("Jobs.CreateJobStartExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{operationId: getReport}")]
    [InlineData("{operationRef: 'https://example.com/api.yaml#/paths/~1jobs/get'}")]
    [InlineData("{operationRef: other.yaml#/paths/~1jobs/get}")]
    [InlineData("{description: It leads nowhere}")]
    [InlineData("{operationId: createJob, parameters: {what: ever}}")]
    public void A_link_to_what_nobody_polls_is_left_alone(string link)
    {
        var run = new GeneratorRun(StartService.Document(link), WithoutProgram(StartService.Client()));

        Assert.Empty(run.Diagnostics);
        Assert.Null(run.Output.GetTypeByMetadataName("Jobs.CreateJobStartExtensions"));
    }

    [Fact]
    public void A_polled_operation_that_links_to_itself_is_no_starter()
    {
        var document = StartService.Document("{operationId: getReport}").Replace(
            "          description: How it stands", "          description: How it stands\n          links: {self: {operationId: getJob, parameters: {id: $request.path.id}}}", StringComparison.Ordinal);
        var run = new GeneratorRun(document, WithoutProgram(StartService.Client()));

        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName.Contains("Start", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Task<Created> CreateJobAsync", "Task<Created> MakeJobAsync", "POLL023", "has no method 'CreateJobAsync'")]
    [InlineData("GetJobAsync(string id, string region = \"eu\", int limit = 10, string? page = null, CancellationToken cancellationToken = default);", "GetJobAsync(string number, string region = \"eu\", int limit = 10, string? page = null, CancellationToken cancellationToken = default);", "POLL023", "has no parameter 'id'")]
    [InlineData("public string? Id { get; set; }\n        public long?", "public long?", "POLL024", "no readable property")]
    [InlineData("public string? Id { get; set; }\n        public long?", "public List<string>? Id { get; set; }\n        public long?", "POLL024", "and the parameter 'id'")]
    [InlineData("GetJobAsync(string id", "GetJobAsync(Guid id", "POLL024", "and the parameter 'id'")]
    [InlineData("public string? Id { get; set; }\n        public long?", "public long Id { get; set; }\n        public long?", "POLL021", "cannot be null")]
    public void A_client_that_does_not_fit_is_told_at_the_link(string code, string changed, string id, string message)
    {
        var client = WithoutProgram(StartService.Client()).Replace(code, changed, StringComparison.Ordinal);
        Assert.Contains(changed, client, StringComparison.Ordinal);
        var run = new GeneratorRun(StartService.Document(ById), client);

        Assert.Empty(run.CompilerDiagnostics);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains("job of operation 'createJob'", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(message, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("job: {operationId: getJob", StartService.Document(ById).Split('\n')[diagnostic.Location.GetLineSpan().StartLinePosition.Line], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_clients_that_can_start_the_one_that_polls_does()
    {
        var client = WithoutProgram(StartService.Client()) + "\nnamespace Jobs { public interface IOther { Task<Created> CreateJobAsync(int number, CancellationToken cancellationToken); } }";
        var run = new GeneratorRun(StartService.Document(ById), client);

        Assert.Empty(run.Diagnostics);
        Assert.Contains("this global::Jobs.IJobs client", run.Source("Jobs.CreateJobStartExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_of_an_operation_without_an_id_starts_nothing()
    {
        var run = new GeneratorRun(StartService.Document(ById).Replace("operationId: createJob", "deprecated: false", StringComparison.Ordinal), WithoutProgram(StartService.Client()));

        Assert.Equal(
            "Nothing comes of the link job of operation '/jobs': the operation needs an operationId, by which the client's method is found, and no very long one",
            Assert.Single(run.Diagnostics).GetMessage());
    }

    [Fact]
    public void Of_several_links_the_one_that_does_not_fit_is_marked()
    {
        var document = StartService.Document(ById + "\n            other: {operationId: getJob, parameters: {id: $response.body#/ready}}");
        var run = new GeneratorRun(document, WithoutProgram(StartService.Client()).Replace("public bool? Ready { get; set; }", "", StringComparison.Ordinal));

        var place = Assert.Single(run.Diagnostics).Location.SourceSpan;
        Assert.Equal("other", document.Substring(place.Start, place.Length));
        Assert.NotNull(run.Output.GetTypeByMetadataName("Jobs.CreateJobJobStartExtensions"));
    }

    [Theory]
    [InlineData("string? other, int? size", "has no such parameter")]
    [InlineData("[Header(\"X-Tenant\")] string? tenant, [Header(\"X-Tenant\")] int? size", "has several such parameters")]
    public void A_part_of_the_request_is_a_parameter_of_the_clients_method(string parameters, string problem)
    {
        var client = WithoutProgram(StartService.Client()).Replace("[Header(\"X-Tenant\")] string? tenant, int? size", parameters, StringComparison.Ordinal);
        var run = new GeneratorRun(StartService.Document("{operationId: getJob, parameters: {id: $request.header.X-Tenant}}"), client);

        Assert.Contains("the client's method 'CreateJobAsync' " + problem, Assert.Single(run.Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("        \"200\": {description: It was there, content: {application/json: {schema: {type: object, properties: {old: {type: string}}}}}}\n", "no readable property or field of 'Jobs.Response'")]
    public async Task A_client_of_NSwag_as_it_comes_starts_what_its_method_returns(string response, string? problem)
    {
        var document = StartService.Document(ById).Replace("        \"201\":\n", response + "        \"201\":\n", StringComparison.Ordinal).Replace("\"a/b~c\"", "plain", StringComparison.Ordinal);
        var run = new GeneratorRun(
            document, await NSwagClient.GenerateAsync(document, "Jobs", "JobClient"), language: Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);

        Assert.Equal(problem is null ? [] : ["POLL024"], run.Diagnostics.Where(diagnostic => diagnostic.Id == "POLL024").Select(diagnostic => diagnostic.Id));
        Assert.All(run.Diagnostics.Where(diagnostic => diagnostic.Id == "POLL024"), diagnostic => Assert.Contains(problem!, diagnostic.GetMessage(), StringComparison.Ordinal));
        Assert.Equal(problem is null, run.Output.GetTypeByMetadataName("Jobs.CreateJobStartExtensions") is not null);
        Assert.DoesNotContain(run.CompilerDiagnostics, diagnostic => diagnostic.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    private static string WithoutProgram(string client) => client[..client.IndexOf("    public static class Program", StringComparison.Ordinal)].Replace("Program.Answer", "\"{}\"", StringComparison.Ordinal) + "}";

    private static Task<string> RunAsync(string document, string client)
        => EmittedAssembly.InvokeAsync(new GeneratorRun(document, client), "Jobs.Program", "StartAsync");
}
