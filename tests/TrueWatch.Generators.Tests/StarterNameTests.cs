using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>What starters are called, which parameters they have, and which response a link belongs to.</summary>
public sealed class StarterNameTests
{
    private const string Usings = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    private const string Types = """

        public sealed class Job
        {
            public string? Id { get; set; }
            public string? Other { get; set; }
            public string? State { get; set; }
        }

        public sealed class Reply<T>
        {
            public T? Body { get; set; }
            public int StatusCode { get; set; }
            public IDictionary<string, IEnumerable<string>> Headers { get; set; } = new Dictionary<string, IEnumerable<string>>();
        }
        """;

    private const string Link = "{operationId: getJob, parameters: {id: $response.body#/id}}";
    private const string States = "status: $response.body#/state, states: {pending: queued, success: done}";
    private const string OneWaiter = "{name: Job, " + States + "}";

    [Theory]
    [InlineData("links: {job: " + Link + "}", OneWaiter, "StartMakeAsync MakeAndWaitAsync")]
    [InlineData("links: {job: " + Link + ", self: {operationId: make}}", OneWaiter, "StartMakeAsync MakeAndWaitAsync")]
    [InlineData("links: {job: " + Link + ", other-job: {operationId: getJob, parameters: {id: $response.body#/other}}}", OneWaiter, "StartMakeJobAsync MakeJobAndWaitAsync StartMakeOtherJobAsync MakeOtherJobAndWaitAsync")]
    [InlineData("links: {job: " + Link + ", audit: {operationId: getAudit, parameters: {id: $response.body#/id}}}", OneWaiter, "StartMakeAuditAsync MakeAuditAndWaitAsync StartMakeJobAsync MakeJobAndWaitAsync")]
    [InlineData("links: {job: " + Link + "}", "[{name: Job, " + States + "}, {name: removal, success: $response.body#/state == 'done'}]", "StartMakeForJobAsync MakeAndWaitForJobAsync StartMakeForRemovalAsync MakeAndWaitForRemovalAsync")]
    public void Names_follow_the_operation_the_link_where_there_are_several_and_the_waiter_where_there_are_several(string links, string polling, string names)
    {
        var run = new GeneratorRun(Document("\"202\": {" + Content + ", " + links + "}", polling), Client("Task<Job> MakeAsync()"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(names.Split(' ').Order(StringComparer.Ordinal), Starters(run).Select(method => method.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_operations_that_start_the_same_have_a_starter_each()
    {
        var document = Document("\"202\": {" + Content + ", links: {job: " + Link + "}}", OneWaiter)
            .Replace("  /make:\n", "  /copy: {post: {operationId: copy, responses: {\"202\": {" + Content + ", links: {job: " + Link + "}}}}}\n  /make:\n", StringComparison.Ordinal);
        var run = new GeneratorRun(document, Client("Task<Job> MakeAsync(); Task<Job> CopyAsync(string from)"));

        Assert.Empty(run.Diagnostics);
        Assert.Equal(["CopyAndWaitAsync", "MakeAndWaitAsync", "StartCopyAsync", "StartMakeAsync"], Starters(run).Select(method => method.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("links: {my-job: " + Link + ", myJob: {operationId: getAudit, parameters: {id: $response.body#/id}}}", "give the link another name")]
    [InlineData("links: {job: " + Link + "}}, \"201\": {" + Content + ", links: {job: {operationId: getJob, parameters: {id: $response.body#/other}}}", "give the link another name")]
    public void Links_that_cannot_be_told_apart_are_refused(string links, string message)
        => Assert.Contains(message, Assert.Single(Run("\"202\": {" + Content + ", " + links + "}", "Task<Reply<Job>> MakeAsync()").Diagnostics).GetMessage(), StringComparison.Ordinal);

    // A client that says the status is asked for it; of one that does not, the body has to tell.
    [Theory]
    [InlineData("\"202\": {CONTENT, links: LINKS}, \"200\": {CONTENT}", "Task<Reply<Job>> MakeAsync()", "statusCode is 202 && ")]
    [InlineData("\"202\": {CONTENT, links: LINKS}, \"201\": {CONTENT, links: LINKS}, \"200\": {CONTENT}", "Task<Reply<Job>> MakeAsync()", "statusCode is 202 or 201 && ")]
    [InlineData("\"202\": {CONTENT, links: LINKS}, \"200\": {description: Done}", "Task<Job> MakeAsync()", "argument1 is not null ?")]
    [InlineData("\"202\": {CONTENT, links: LINKS}, \"200\": {CONTENT, links: LINKS}", "Task<Job> MakeAsync()", "argument1 is not null ?")]
    [InlineData("default: {CONTENT, links: LINKS}", "Task<Job> MakeAsync()", "argument1 is not null ?")]
    [InlineData("\"202\": {$ref: '#/components/responses/Made'}", "Task<Job> MakeAsync()", "argument1 is not null ?")]
    [InlineData("\"202\": {CONTENT, links: {job: {operationId: getJob, parameters: {id: $response.header.X-Id}}}}", "Task<Reply<Job>> MakeAsync()", "Find(response.Headers, \"X-Id\")")]
    public void A_link_belongs_to_its_response(string responses, string method, string test)
    {
        var run = Run(responses, method);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains(test, run.Source("MakeStartExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"202\": {CONTENT, links: LINKS}, \"200\": {CONTENT}", "Job", "does not tell the response 202, which has the link, from the others")]
    [InlineData("\"2XX\": {CONTENT, links: LINKS}, \"200\": {CONTENT}", "Reply<Job>", "does not tell the response 2XX, which has the link, from the others")]
    [InlineData("\"202\": {CONTENT, links: {job: {operationId: getJob, parameters: {id: $response.header.X-Id}}}}", "Job", "no headers")]
    public void A_client_that_does_not_say_which_response_came_is_refused(string responses, string response, string message)
        => Assert.Contains(message, Assert.Single(Run(responses, $"Task<{response}> MakeAsync()").Diagnostics).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"400\": {CONTENT, links: LINKS}, \"200\": {CONTENT}")]
    [InlineData("default: {CONTENT, links: LINKS}, \"200\": {CONTENT}")]
    public void A_link_of_a_failure_is_left_alone(string responses)
    {
        var run = Run(responses, "Task<Job> MakeAsync()");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(Starters(run));
    }

    [Theory]
    [InlineData("Task<Job> MakeAsync()", "Task<Job> GetJobAsync(string id)", "")]
    [InlineData("Task<Job> MakeAsync(string from, int times = 1, CancellationToken token = default)", "Task<Job> GetJobAsync(string id)", "string from, int times = 1")]
    [InlineData("Task<Job> MakeAsync(string from, int times = 1)", "Task<Job> GetJobAsync(string tenant, string id, bool all = true)", "string from, string tenant, int times = 1")]
    [InlineData("Task<Job> MakeAsync(string tenant)", "Task<Job> GetJobAsync(string tenant, string id)", "string tenant, string tenant2")]
    [InlineData("Task<Job> MakeAsync(string response, string statusCode, string argument1, string value1)", "Task<Job> GetJobAsync(string id)", "string response, string statusCode, string argument1, string value1")]
    [InlineData("Task<Job> MakeAsync(string client, string options, string progress, string token)", "Task<Job> GetJobAsync(string id)", "string client, string options, string progress, string token")]
    public void The_parameters_of_the_start_come_first_then_those_that_the_link_does_not_give(string make, string get, string parameters)
    {
        var run = new GeneratorRun(Document("\"202\": {" + Content + ", links: {job: " + Link + "}}", OneWaiter), Client(make, get));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        var format = new SymbolDisplayFormat(
            parameterOptions: SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeDefaultValue,
            miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);
        var start = Starters(run).Single(method => method.Name == "StartMakeAsync").Parameters;
        Assert.Equal(parameters, string.Join(", ", start.Skip(1).SkipLast(1).Select(parameter => parameter.ToDisplayString(format))));
        var wait = Starters(run).First(method => method.Name == "MakeAndWaitAsync").Parameters;
        Assert.Equal(["PollingOptions", "IProgress", "CancellationToken"], wait.TakeLast(3).Select(parameter => parameter.Type.Name));
        Assert.Equal(start.Select(parameter => parameter.Name).SkipLast(1), wait.Select(parameter => parameter.Name).SkipLast(3));
    }

    [Theory]
    [InlineData("Reply<Job>", "RequireSuccess(new global::TrueWatch.Polling.HttpFailure(statusCode, response.Headers), null);")]
    [InlineData("Plain<Job>", "RequireSuccess(new global::TrueWatch.Polling.HttpFailure(statusCode, null), null);")]
    public void A_response_that_says_its_status_has_to_be_a_success(string response, string check)
    {
        var run = Run(
            "\"202\": {CONTENT, links: LINKS}",
            $"Task<{response}> MakeAsync(); }} public sealed class Plain<T> {{ public T? Body {{ get; set; }} public int StatusCode {{ get; set; }} }} public interface IOther {{ Task<Job> StopAsync()");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains(check, run.Source("MakeStartExtensions.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("statusCode is 202", run.Source("MakeStartExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "operation 'getJob' has no parameter 'id'; it has none")]
    [InlineData("[{name: id, in: path, required: true, schema: {type: string}}, {name: id, in: query, schema: {type: string}}]", "operation 'getJob' has several parameters 'id'; write 'path.id'")]
    public void A_link_names_one_parameter(string parameters, string problem)
    {
        var document = Document("\"202\": {" + Content + ", links: {job: " + Link + "}}", OneWaiter)
            .Replace("operationId: getJob\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]", "operationId: getJob\n      parameters: " + parameters, StringComparison.Ordinal);

        Assert.Contains(problem, Assert.Single(new GeneratorRun(document, Client("Task<Job> MakeAsync()")).Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_poll_by_another_client_takes_that_client()
    {
        var run = Run("\"202\": {CONTENT, links: LINKS}", "Task<Job> StopAsync(); } public interface IMaker { Task<Job> MakeAsync(string from)");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("this global::IMaker client, string from, global::IService pollingClient, ", run.Source("MakeStartExtensions.g.cs"), StringComparison.Ordinal);
        Assert.Contains("AndWaitAsync(pollingClient, ", run.Source("MakeStartExtensions.g.cs"), StringComparison.Ordinal);
    }

    private const string Content = "description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}";

    private static IEnumerable<IMethodSymbol> Starters(GeneratorRun run) => run.Result.GeneratedSources
        .Where(source => source.HintName.EndsWith("StartExtensions.g.cs", StringComparison.Ordinal))
        .SelectMany(source => run.Output.GetTypeByMetadataName(source.HintName.Replace(".g.cs", "", StringComparison.Ordinal))!.GetMembers().OfType<IMethodSymbol>());

    private static GeneratorRun Run(string responses, string make) => new(
        Document(responses.Replace("CONTENT", Content, StringComparison.Ordinal).Replace("LINKS", "{job: " + Link + "}", StringComparison.Ordinal), OneWaiter), Client(make));

    private static string Client(string make, string get = "Task<Job> GetJobAsync(string id)")
        => $"{Usings}public interface IService {{ {get}; Task<Job> GetAuditAsync(string id); {make}; }}{Types}";

    private static string Document(string responses, string polling) => """
        openapi: 3.0.3
        paths:
          /make:
            post: {operationId: make, parameters: [{name: tenant, in: header, schema: {type: string}}], responses: {RESPONSES}}
          /jobs/{id}:
            get:
              operationId: getJob
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {"200": {CONTENT}}
              x-polling: POLLING
          /audits/{id}:
            get:
              operationId: getAudit
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {"200": {CONTENT}}
              x-polling: {name: Audit, STATES}
        components:
          responses:
            Made: {CONTENT, links: {job: LINK}}
          schemas:
            Job: {type: object, properties: {id: {type: string}, other: {type: string}, state: {type: string}}}
        """
        .Replace("RESPONSES", responses, StringComparison.Ordinal)
        .Replace("POLLING", polling, StringComparison.Ordinal)
        .Replace("CONTENT", Content, StringComparison.Ordinal)
        .Replace("STATES", States, StringComparison.Ordinal)
        .Replace("LINK", Link, StringComparison.Ordinal);
}
