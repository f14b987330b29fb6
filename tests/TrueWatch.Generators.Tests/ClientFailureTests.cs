namespace TrueWatch.Generators.Tests;

/// <summary>What a wait makes of the exceptions and missing answers of a client, in code that is compiled and run.</summary>
public sealed class ClientFailureTests
{
    private const string Program = """
        public static class Waiter
        {
            public static async Task<string> WaitAsync()
            {
                var options = new PollingOptions { MaximumConsecutiveFaults = 0, Timeout = TimeSpan.FromSeconds(15) };
                try
                {
                    return (await new JobClient("{}", 200, null).WaitForJobAsync("a", options)).Outcome.ToString();
                }
                catch (PollingFaultException exception)
                {
                    return $"{exception.Fault.Kind} {exception.Fault.Name}: {exception.InnerException!.Message}";
                }
                catch (PollingTimeoutException exception)
                {
                    return $"asked to wait {exception.RetryAfter}";
                }
            }
        }

        """;

    // All of the usual names, and what they are called by who makes them.
    private const string Exceptions = """
        public class ApiException<T> : ApiException { public ApiException(int statusCode) : base(statusCode) { } }
        public sealed class HttpException : Exception { public HttpStatusCode StatusCode => HttpStatusCode.Forbidden; }
        public sealed class SwaggerException : Exception
        {
            public SwaggerException(HttpStatusCode? code, Exception? inner = null) : base("odd", inner) => HttpStatusCode = code;
            public HttpStatusCode? HttpStatusCode { get; }
            public Dictionary<string, IEnumerable<string>> ResponseHeaders { get; } = new() { ["retry-after"] = new[] { "20" } };
        }
        """;

    private static readonly string Document = JobService.Document(JobService.States);

    [Theory]
    [InlineData("ApiException(503)", "Transient HTTP 503")]
    [InlineData("ApiException(404)", "Permanent HTTP 404")]
    [InlineData("ApiException<Job>(500)", "Transient HTTP 500")]
    [InlineData("HttpException()", "Refused HTTP 403")]
    [InlineData("SwaggerException(HttpStatusCode.BadGateway)", "Transient HTTP 502: odd")]
    [InlineData("SwaggerException(HttpStatusCode.TooManyRequests)", "asked to wait 00:00:20")]
    [InlineData("SwaggerException(null)", "Permanent SwaggerException: odd")]
    [InlineData("SwaggerException(null, new System.IO.IOException())", "Transient connection: odd")]
    [InlineData("InvalidOperationException(\"Too many retries\", new ApiException(503))", "Transient HTTP 503: Too many retries")]
    [InlineData("InvalidOperationException(\"Too many retries\", new AggregateException(new SwaggerException(HttpStatusCode.TooManyRequests)))", "asked to wait 00:00:20")]
    [InlineData("System.Net.Http.HttpRequestException(\"x\", null, HttpStatusCode.Unauthorized)", "Refused HTTP 401: x")]
    public async Task An_exception_of_the_clients_own_is_what_its_HTTP_status_says(string exception, string expected)
        => Assert.StartsWith(expected, await WaitAsync(JobService.Client("Job", "throw new " + exception, Program + Exceptions)), StringComparison.Ordinal);

    [Theory]
    [InlineData("public class ApiException : Exception", "public class ApiException", "Permanent InvalidOperationException: bug")]
    [InlineData("public int StatusCode { get; }\n    }", "public string StatusCode => \"503\";\n    }", "Permanent InvalidOperationException: bug")]
    public async Task What_is_only_called_like_an_exception_with_an_HTTP_status_is_left_alone(string text, string other, string expected)
    {
        var client = JobService.Client("Job", "throw new InvalidOperationException(\"bug\")", Program);
        var index = client.IndexOf("public class ApiException", StringComparison.Ordinal);
        var changed = client[..index] + client[index..].Replace(text, other, StringComparison.Ordinal)
            .Replace("=> StatusCode = statusCode;", "{ }", StringComparison.Ordinal);

        Assert.NotEqual(client, changed);
        Assert.Equal(expected, await WaitAsync(changed));
    }

    [Theory]
    [InlineData("Job", "Task.FromResult<Job>(null!)")]
    [InlineData("Reply<Job>", "Task.FromResult<Reply<Job>>(null!)")]
    [InlineData("Reply<Job>?", "Task.FromResult<Reply<Job>?>(null)")]
    [InlineData("Box<Job>", "Task.FromResult<Box<Job>>(null!)")]
    [InlineData("Slot<Job>?", "Task.FromResult<Slot<Job>?>(null)")]
    public async Task Null_where_the_client_says_that_there_is_none_could_not_be_read(string response, string call)
        => Assert.Equal(
            "Transient unreadable response: GetJobAsync of the client returned null instead of a response.",
            await WaitAsync(JobService.Client(response, call, Program + """
                public sealed class Box<T> { public T? Content { get; set; } }
                public struct Slot<T> { public T? Content { get; set; } public int StatusCode { get; set; } }
                """)));

    [Fact]
    public async Task A_response_without_an_HTTP_status_brought_no_answer()
        => Assert.Equal(
            "Transient connection: The client's response has no HTTP status.",
            await WaitAsync(JobService.Client("Reply<Job>", "Task.FromResult(new Reply<Job>())", Program)));

    [Fact]
    public async Task Null_means_nothing_where_the_body_is_not_asked_for()
    {
        var client = JobService.Client("Job", "Task.FromResult<Job>(null!)", Program);

        Assert.Equal("Succeeded", await EmittedAssembly.InvokeAsync(
            new GeneratorRun(JobService.Document("x-polling: {name: Job, success: $statusCode == 200}"), client), "Jobs.Waiter", "WaitAsync"));
    }

    private static Task<string> WaitAsync(string client)
        => EmittedAssembly.InvokeAsync(new GeneratorRun(Document, client), "Jobs.Waiter", "WaitAsync");
}
