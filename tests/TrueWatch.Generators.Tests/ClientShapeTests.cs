namespace TrueWatch.Generators.Tests;

/// <summary>Clients of other makes than ours: what a waiter reads from their responses, in code that is compiled and run.</summary>
public sealed class ClientShapeTests
{
    private static readonly string Document = JobService.Document(JobService.States);

    [Theory]
    [InlineData("Job", "Task.FromResult(Body!)", "Succeeded Done done")]
    [InlineData("Reply<Job>", "Task.FromResult(new Reply<Job> { Body = Body, StatusCode = 200 })", "Succeeded Done done")]
    [InlineData("Reply<Job>", "Task.FromResult(new Reply<Job> { Body = Body, StatusCode = 503 })", "HttpFailureException: The service responded with HTTP 503.")]
    [InlineData("Box<Job>", "Task.FromResult(new Box<Job> { Content = Body })", "Succeeded Done done")]
    [InlineData("IApiResponse<Job>", "Task.FromResult<IApiResponse<Job>>(new ApiResponse<Job> { Content = Body, StatusCode = HttpStatusCode.OK })", "Succeeded Done done")]
    [InlineData("IApiResponse<Job>", "Task.FromResult<IApiResponse<Job>>(new ApiResponse<Job> { StatusCode = HttpStatusCode.OK, Error = new ApiException(200) })", "ApiException: Exception of type 'Jobs.ApiException' was thrown.")]
    [InlineData("IApiResponse<Job>", "Task.FromResult<IApiResponse<Job>>(new ApiResponse<Job> { StatusCode = HttpStatusCode.BadGateway, Error = new ApiException(502) })", "ApiException: Exception of type 'Jobs.ApiException' was thrown.")]
    [InlineData("IApiResponse<Job>", "Task.FromResult<IApiResponse<Job>>(new ApiResponse<Job> { StatusCode = HttpStatusCode.BadGateway })", "HttpFailureException: The service responded with HTTP 502.")]
    [InlineData("ValueAnswer", "Task.FromResult(new ValueAnswer { Value = Body, ResponseStatusCode = 200 })", "Succeeded Done done")]
    [InlineData("ValueAnswer", "Task.FromResult(new ValueAnswer { Value = Body, ResponseStatusCode = 503 })", "HttpFailureException: The service responded with HTTP 503.")]
    [InlineData("DataAnswer", "Task.FromResult(new DataAnswer { Data = Body, HttpStatusCode = 200 })", "Succeeded Done done")]
    [InlineData("DataAnswer", "Task.FromResult(new DataAnswer { Data = Body, HttpStatusCode = 503 })", "HttpFailureException: The service responded with HTTP 503.")]
    [InlineData("EnumJob", "Task.FromResult(new EnumJob { State = JobState.IsDone })", "Succeeded Done done")]
    [InlineData("EnumJob", "Task.FromResult(new EnumJob { State = JobState.Lost })", "Failed Lost lost")]
    [InlineData("EnumJob", "Task.FromResult(new EnumJob { State = JobState._0 })", "Pending Queued queued")]
    [InlineData("NewtonsoftJob", "Task.FromResult(new NewtonsoftJob { Phase = \"done\" })", "Succeeded Done done")]
    [InlineData("NamedJob", "Task.FromResult(new NamedJob { Phase = \"done\" })", "Succeeded Done done")]
    [InlineData("ContractJob", "Task.FromResult(new ContractJob { Phase = \"failed\" })", "Failed Failed failed")]
    [InlineData("DerivedJob", "Task.FromResult(new DerivedJob { State = \"done\" })", "Succeeded Done done")]
    [InlineData("IJob", "Task.FromResult<IJob>(new DerivedJob { State = \"done\" })", "Succeeded Done done")]
    [InlineData("TwiceJob", "Task.FromResult(new TwiceJob { STATE = \"failed\", state = \"done\" })", "Succeeded Done done")]
    [InlineData("ThriceJob", "Task.FromResult(new ThriceJob { STATE = \"failed\", state = \"lost\", State = \"done\" })", "Succeeded Done done")]
    [InlineData("CasedJob", "Task.FromResult(new CasedJob { State = CasedState.done })", "Succeeded Done done")]
    [InlineData("StructJob?", "Task.FromResult<StructJob?>(new StructJob { STATE = \"done\" })", "Succeeded Done done")]
    [InlineData("StructJob?", "Task.FromResult<StructJob?>(null)", "Pending Unknown ")]
    public async Task A_status_is_read_from_every_usual_answer(string response, string call, string expected)
    {
        var client = JobService.Client(response, call, """
            public sealed class Box<T> { public T? Content { get; set; } public int Retries { get; set; } }
            public interface IApiResponse : IDisposable { HttpStatusCode StatusCode { get; } ApiException? Error { get; } }
            public interface IApiResponse<out T> : IApiResponse { T? Content { get; } }
            public sealed class ApiResponse<T> : IApiResponse<T>
            {
                public HttpStatusCode StatusCode { get; set; }
                public ApiException? Error { get; set; }
                public T? Content { get; set; }
                public void Dispose() { }
            }
            public sealed class ValueAnswer { public Job? Value { get; set; } public int ResponseStatusCode { get; set; } }
            public sealed class DataAnswer { public Job? Data { get; set; } public int HttpStatusCode { get; set; } }
            public enum JobState
            {
                [System.Runtime.Serialization.EnumMember(Value = "queued")] _0,
                [System.Runtime.Serialization.EnumMember(Value = "done")] IsDone,
                Failed,
                Lost = Failed + 1,
                Gone = Lost,
            }
            public sealed class EnumJob { public JobState? State { get; set; } }
            public sealed class JsonPropertyAttribute : Attribute { public JsonPropertyAttribute(string name = "") { } public int Required { get; set; } public string? PropertyName { get; set; } }
            public sealed class NewtonsoftJob { [JsonProperty("state", Required = 1)] public string Phase { get; set; } = ""; public string State => throw new NotSupportedException(); }
            public sealed class NamedJob { [JsonProperty(PropertyName = "state")] public string Phase { get; set; } = ""; }
            public sealed class ContractJob { [System.Runtime.Serialization.DataMember(Name = "state")] public string? Phase { get; set; } }
            public interface IState { string? State { get; } }
            public interface IJob : IState { }
            public class BaseJob { public string? State { get; set; } }
            public sealed class DerivedJob : BaseJob, IJob { }
            public sealed class TwiceJob { public string? STATE { get; set; } public string? state { get; set; } }
            public sealed class ThriceJob { public string? STATE { get; set; } public string? state { get; set; } public string? State { get; set; } }
            public enum CasedState { DONE, done, queued, failed, lost }
            public sealed class CasedJob { public CasedState? State { get; set; } }
            public struct StructJob { public string? STATE { get; set; } }
            """);

        Assert.Equal(
            expected,
            await EmittedAssembly.InvokeAsync(new GeneratorRun(Document, client), "Jobs.Program", "PollAsync", """{"state":"done"}""", 200, null));
    }

    [Theory]
    [InlineData("{type: integer, enum: [0, 1, -2]}", "{pending: 0, success: 1, failure: -2}", "int", "1", "Succeeded Value1 1")]
    [InlineData("{type: integer, enum: [0, 1, -2]}", "{pending: 0, success: 1, failure: -2}", "int?", "-2", "Failed ValueMinus2 -2")]
    [InlineData("{type: integer, enum: [0, 1], x-enum-varnames: [Waiting, Over]}", "{pending: 0, success: 1}", "ulong", "1", "Succeeded Over 1")]
    [InlineData("{type: integer}", "{pending: [0, 1], success: 200, failure: 500}", "short?", "200", "Succeeded Value200 200")]
    [InlineData("{type: integer}", "{pending: [0, 1], success: 200, failure: 500}", "long", "201", "Pending Unknown 201")]
    [InlineData("{type: boolean}", "{pending: false, success: true}", "bool", "true", "Succeeded True true")]
    [InlineData("{type: boolean}", "{pending: false, success: True}", "bool?", "false", "Pending False false")]
    [InlineData("{type: [boolean, 'null']}", "{pending: false, success: true}", "bool?", "null", "Pending Unknown ")]
    [InlineData("{enum: [true, false]}", "{pending: false, success: true}", "bool", "true", "Succeeded True true")]
    [InlineData("{type: string}", "{pending: [on it], success: all done, failure: ''}", "string?", "\"all done\"", "Succeeded AllDone all done")]
    [InlineData("{type: string, enum: ['1', '2', null]}", "{pending: '1', success: '2'}", "string", "\"2\"", "Succeeded _2 2")]
    [InlineData("{oneOf: [{const: a, title: First}, {const: b, description: Second}]}", "{pending: a, success: b}", "string", "\"b\"", "Succeeded B b")]
    [InlineData("{const: over}", "{success: over}", "string", "\"over\"", "Succeeded Over over")]
    [InlineData("{anyOf: [{type: string, enum: [a, b]}, {type: 'null'}]}", "{pending: a, success: b}", "string?", "\"b\"", "Succeeded B b")]
    [InlineData("{allOf: [{type: string, enum: [a, b]}], description: Odd}", "{pending: a, success: b}", "string?", "\"b\"", "Succeeded B b")]
    public async Task A_status_is_a_text_an_integer_or_a_boolean(string schema, string states, string type, string value, string expected)
    {
        var document = JobService.Document($"x-polling:\n  name: Job\n  status: $response.body#/state\n  states: {states}")
            .Replace("state: {type: string, enum: [queued, done, failed, lost]}", "state: " + schema, StringComparison.Ordinal);
        var client = JobService.Client(
            "ValueJob", $"Task.FromResult(new ValueJob {{ State = {value} }})", $"public sealed class ValueJob {{ public {type} State {{ get; set; }}{(type == "string" ? " = \"\";" : "")} }}");

        Assert.Equal(expected, await EmittedAssembly.InvokeAsync(new GeneratorRun(document, client), "Jobs.Program", "PollAsync", "", 200, null));
    }

    [Theory]
    [InlineData("Code.Busy", "Pending Value1 1")]
    [InlineData("Code.Over", "Succeeded Value2 2")]
    [InlineData("null", "Pending Unknown ")]
    public async Task An_enum_of_the_client_stands_for_integers_by_its_values(string code, string expected)
    {
        var document = JobService.Document("x-polling:\n  name: Job\n  status: $response.body#/state\n  states: {pending: 1, success: 2}")
            .Replace("state: {type: string, enum: [queued, done, failed, lost]}", "state: {type: integer, enum: [1, 2]}", StringComparison.Ordinal);
        var client = JobService.Client(
            "CodeJob", $"Task.FromResult(new CodeJob {{ State = {code} }})", "public enum Code { None, Busy, Over } public sealed class CodeJob { public Code? State { get; set; } }");

        Assert.Equal(expected, await EmittedAssembly.InvokeAsync(new GeneratorRun(document, client), "Jobs.Program", "PollAsync", "", 200, null));
    }

    [Theory]
    [InlineData("in-progress", "In_Progress")]
    [InlineData("1st", "_1ST")]
    public void An_underscore_makes_no_other_member_of_an_enum(string value, string member)
    {
        var document = JobService.Document("x-polling: {name: Job, status: $response.body#/state, states: {pending: VALUE, success: done}}")
            .Replace("[queued, done, failed, lost]", "[VALUE, done]", StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal);
        var client = JobService.BareClient.Replace("public string? State", "public JobState? State", StringComparison.Ordinal) + $"\nnamespace Jobs {{ public enum JobState {{ {member}, Done }} }}";
        var run = new GeneratorRun(document, client);

        Assert.Empty(run.Diagnostics);
        Assert.Contains($"JobState.{member} => \"{value}\"", run.Source("Jobs.JobPollingOperation.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_means_the_member_of_an_enum_that_is_spelt_as_the_value()
    {
        var client = JobService.Client(
            "CasedJob", "Task.FromResult(new CasedJob { State = CasedState.done })", "public enum CasedState { DONE, done } public sealed class CasedJob { public CasedState? State { get; set; } }");
        var run = new GeneratorRun(JobService.Document("x-polling: {name: Job, success: $response.body#/state == 'done'}"), client);

        Assert.Equal("Succeeded Succeeded success", await EmittedAssembly.InvokeAsync(run, "Jobs.Program", "PollAsync", "", 200, null));
    }

    [Theory]
    [InlineData("public enum JobState { Queued, Done, Failed }", "JobState", "the enum 'Jobs.JobState' has no member for 'lost'; there is Queued, Done, Failed")]
    [InlineData("", "System.Guid", "'Jobs.OddJob.State' is a 'System.Guid', and the raw status has to be a string")]
    [InlineData("", "int", "'Jobs.OddJob.State' is a 'int', and the raw status has to be a string")]
    public void A_member_of_another_type_is_reported(string more, string type, string problem)
    {
        var client = JobService.Client("OddJob", "Task.FromResult(new OddJob())", $"public sealed class OddJob {{ public {type} State {{ get; set; }} }} {more}");

        Assert.Equal(
            "No waiter for operation 'getJob': " + problem, Assert.Single(new GeneratorRun(Document, client).Diagnostics).GetMessage());
    }

    [Fact]
    public void A_member_of_a_response_without_an_HTTP_status_is_not_its_body()
    {
        var client = JobService.Client("Page", "Task.FromResult(new Page { Data = Body })", "public sealed class Page { public Job? Data { get; set; } }");

        Assert.Contains("of 'Jobs.Page' has [JsonPropertyName(\"state\")]", Assert.Single(new GeneratorRun(Document, client).Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Job[]", "Task.FromResult(new Job[0])")]
    [InlineData("(Job Job, int Number)", "Task.FromResult((new Job(), 1))")]
    [InlineData("Dictionary<string, Job?>", "Task.FromResult(new Dictionary<string, Job?>())")]
    [InlineData("KeyValuePair<string, Job?>", "Task.FromResult(new KeyValuePair<string, Job?>())")]
    [InlineData("JsonElement", "Task.FromResult(default(JsonElement))")]
    [InlineData("dynamic", "Task.FromResult<dynamic>(1)")]
    [InlineData("string?", "Task.FromResult<string?>(null)")]
    [InlineData("int", "Task.FromResult(1)")]
    public void Where_only_the_HTTP_status_counts_any_response_will_do(string response, string call)
    {
        var run = new GeneratorRun(JobService.Document("x-polling: {name: Job, success: $statusCode == 404}"), JobService.Client(response, call));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("public sealed class JobClient", "public readonly struct JobClient")]
    [InlineData("public Task<Job> GetJobAsync", "internal static Task<Job> GetJobAsync")]
    [InlineData("GetJobAsync(string id,", "GetJobAsync(in string id,")]
    [InlineData("GetJobAsync(string id,", "GetJobAsync<T>(string id,")]
    [InlineData("public Task<Job> GetJobAsync", "private protected Task<Job> GetJobAsync")]
    public void A_method_that_no_waiter_can_call_is_reported(string text, string other)
    {
        var run = new GeneratorRun(Document, JobService.BareClient.Replace(text, other, StringComparison.Ordinal));

        Assert.Equal("POLL007", Assert.Single(run.Diagnostics).Id);
    }

    /// <summary>What is replaced in the client, by what, and the diagnostic that comes of it, if any does.</summary>
    [Theory]
    [InlineData("public string? State { get; set; }", "public string? State { private get; set; }", "POLL008")]
    [InlineData("public string? State { get; set; }", "[JsonIgnore] public string? State { get; set; }", "POLL008")]
    [InlineData("public string? State { get; set; }", "[JsonIgnore(Condition = JsonIgnoreCondition.Always)] public string? State { get; set; }", "POLL008")]
    [InlineData("public string? State { get; set; }", "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? State { get; set; }", null)]
    [InlineData("public string? State { get; set; }", "[Obsolete(\"Soon\")] public string? State { get; set; }", null)]
    [InlineData("public sealed class Job\n", "internal sealed class Job\n", null)]
    [InlineData("public Task<Job> GetJobAsync", "internal Task<Job> GetJobAsync", null)]
    [InlineData("public class ApiException : Exception", "public class HttpException : ApiException { public HttpException() : base(1) { } }\n public class ApiException : Exception", null)]
    [InlineData("public sealed class JobClient", "public class Parent { public virtual Task<Job> GetJobAsync(string id, CancellationToken cancellationToken = default) => null!; }\n public sealed class JobClient : Parent", null)]
    [InlineData("using TrueWatch.Polling;", "using TrueWatch.Polling;\n[assembly: CLSCompliant(true)]", null)]
    public void A_client_with_a_peculiarity_gets_waiters_or_a_diagnostic(string text, string other, string? id)
    {
        var client = JobService.BareClient.Replace(text, other, StringComparison.Ordinal);
        if (other.Contains("Parent", StringComparison.Ordinal))
        {
            client = client.Replace("public Task<Job> GetJobAsync", "public new Task<Job> GetJobAsync", StringComparison.Ordinal);
        }

        var run = new GeneratorRun(Document, client);

        Assert.Equal(id is null ? [] : [id], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        if (id is null)
        {
            Assert.DoesNotContain(run.CompilerDiagnostics, diagnostic => diagnostic.Location.SourceTree?.FilePath != "Client.cs");
        }
    }

    [Theory]
    [InlineData("JobReply", "Task.FromResult(new JobReply { Body = Body, StatusCode = 200 })")]
    [InlineData("PlainReply", "Task.FromResult(new PlainReply { Content = Body, StatusCode = HttpStatusCode.OK })")]
    [InlineData("Reply<Job>?", "Task.FromResult<Reply<Job>?>(new Reply<Job> { Body = Body, StatusCode = 200 })")]
    [InlineData("StructReply<Job>?", "Task.FromResult<StructReply<Job>?>(new StructReply<Job> { Body = Body, StatusCode = 200 })")]
    [InlineData("HidingReply", "Task.FromResult(new HidingReply { Content = Body, StatusCode = HttpStatusCode.OK })")]
    [InlineData("NamedReply<Job>", "Task.FromResult(new NamedReply<Job> { Payload = Body, StatusCode = 200 })")]
    [InlineData("PairReply<Job>", "Task.FromResult(new PairReply<Job> { Value = new Job { State = \"failed\" }, Result = Body, StatusCode = 200 })")]
    public async Task A_wrapper_may_be_of_any_form(string response, string call)
    {
        var client = JobService.Client(response, call, """
            public sealed class JobReply : BaseReply<Job> { }
            public class BaseReply<T> { public T? Body { get; set; } public int StatusCode { get; set; } }
            public sealed class PlainReply { public Job? Content { get; set; } public HttpStatusCode StatusCode { get; set; } }
            public struct StructReply<T> { public T? Body { get; set; } public int StatusCode { get; set; } }
            public sealed class HidingReply : TextReply { public Job? Content { get; set; } public new HttpStatusCode StatusCode { get; set; } }
            public class TextReply { public string? StatusCode { get; set; } }
            public sealed class NamedReply<T> { public T? Payload { get; set; } public int StatusCode { get; set; } }
            public sealed class PairReply<T> { public string? Content { get; set; } public T? Value { get; set; } public T? Result { get; set; } public int StatusCode { get; set; } public int HttpStatusCode => 500; }
            """);

        Assert.Equal(
            "Succeeded Done done",
            await EmittedAssembly.InvokeAsync(new GeneratorRun(Document, client), "Jobs.Program", "PollAsync", """{"state":"done"}""", 200, null));
    }

    [Theory]
    [InlineData("Outer Outer { get; set; } = null!;", "string")]
    [InlineData("Outer? Outer { get; set; }", "string?")]
    public async Task A_result_that_is_not_there_yet_is_null_and_no_fault(string member, string type)
    {
        var document = JobService.Document(JobService.States + "\n  result: $response.body#/error/code")
            .Replace("code: {type: integer, enum: [1, 2, 3]}", "code: {type: string}", StringComparison.Ordinal);
        var client = JobService.Client(
            "DeepJob",
            "Task.FromResult(new DeepJob { State = \"queued\" })",
            $$"""
            public sealed class DeepJob { public string? State { get; set; } [JsonPropertyName("error")] public {{member}} }
            public sealed class Outer { public string Code { get; set; } = ""; }
            """);
        var run = new GeneratorRun(document, client);

        Assert.Equal("Pending Queued queued", await EmittedAssembly.InvokeAsync(run, "Jobs.Program", "PollAsync", "", 200, null));
        Assert.Contains($"PollingOperation<{type}, global::Jobs.JobStatus>", run.Source("Jobs.JobPollingOperation.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_not_there_yet_is_null()
    {
        var run = new GeneratorRun(JobService.Document(JobService.States + "\n  result: $response.body#/error/code"), JobService.BareClient);

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("PollingOperation<int?, global::Jobs.JobStatus>", run.Source("Jobs.JobPollingOperation.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_annotations_may_answer_with_nothing()
    {
        var client = JobService.Client("Job", "Task.FromResult<Job>(null)").Replace("?", "", StringComparison.Ordinal).Replace("_json.Length == 0  null : ", "", StringComparison.Ordinal);

        Assert.Equal(
            "Pending Unknown ",
            await EmittedAssembly.InvokeAsync(new GeneratorRun(Document, client, nullable: false), "Jobs.Program", "PollAsync", "", 200, null));
    }

    [Fact]
    public async Task A_wrapper_that_is_not_there_could_not_be_read()
    {
        var client = JobService.Client("Reply<Job>?", "Task.FromResult<Reply<Job>?>(null)");

        Assert.Equal(
            "HttpFailureException: GetJobAsync of the client returned null instead of a response.",
            await EmittedAssembly.InvokeAsync(new GeneratorRun(Document, client), "Jobs.Program", "PollAsync", "", 200, null));
    }

    [Fact]
    public async Task A_client_in_a_namespace_that_is_a_keyword_has_its_exceptions_there()
    {
        var client = JobService.BareClient.Replace("namespace Jobs", "namespace @event", StringComparison.Ordinal);
        var run = new GeneratorRun(JobService.Document("x-polling: {name: Job, success: $statusCode == 404}"), client);

        Assert.Equal("Succeeded Succeeded success", await EmittedAssembly.InvokeAsync(run, "event.Program", "PollAsync", "{}", 404, null));
    }

    [Fact]
    public void A_client_outside_of_all_namespaces_has_its_exceptions_there()
    {
        const string Client = """
            #nullable enable
            public sealed class JobClient { public System.Threading.Tasks.Task<Job> GetJobAsync(string id) => null!; }
            public sealed class Job { public string? State { get; set; } }
            public sealed class ApiException : System.Exception { public int StatusCode => 404; }
            """;
        var run = new GeneratorRun(JobService.Document("x-polling: {name: Job, success: $statusCode == 404}"), Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("catch (global::ApiException exception)", run.Source("JobPollingOperation.g.cs"), StringComparison.Ordinal);
        Assert.Contains("global::JobPollingOperation.FromToken(", run.Source("JobPollingExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_calls_something_obsolete_is_obsolete()
    {
        var run = new GeneratorRun(
            Document, JobService.BareClient.Replace("public Task<Job> GetJobAsync", "[Obsolete(\"Gone soon\")] public Task<Job> GetJobAsync", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.CompilerDiagnostics, diagnostic => diagnostic.Location.SourceTree!.FilePath != "Client.cs");
        Assert.Contains("Obsolete", run.Source("Jobs.JobPollingExtensions.g.cs"), StringComparison.Ordinal);
    }
}
