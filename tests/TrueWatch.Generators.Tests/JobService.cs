namespace TrueWatch.Generators.Tests;

/// <summary>A service with a value of each kind in its response, and clients of the usual shapes.</summary>
internal static class JobService
{
    /// <summary>An <c>x-polling</c> with nothing but the states.</summary>
    public const string States = "x-polling:\n  name: Job\n  status: $response.body#/state\n  states: {pending: queued, success: done, failure: [failed, lost]}";

    /// <summary>The document, with the lines of <c>x-polling</c> that a test is about.</summary>
    public static string Document(string polling) => """
        openapi: 3.1.0
        info: {title: Jobs, version: "1"}
        paths:
          /jobs/{id}:
            get:
              operationId: getJob
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
              responses:
                "200":
                  description: The job
                  content:
                    application/json:
                      schema: {$ref: "#/components/schemas/Job"}
                "404": {description: It is gone}
        POLLING
        components:
          schemas:
            Job:
              type: object
              properties:
                state: {type: string, enum: [queued, done, failed, lost]}
                note: {type: [string, "null"]}
                pages: {type: integer}
                share: {type: number}
                ready: {type: boolean}
                error: {anyOf: [{$ref: "#/components/schemas/Problem"}, {type: "null"}]}
                tags: {type: array, items: {type: object, properties: {name: {type: string}}}}
                "a/b~c": {type: string}
                free: {}
            Problem:
              type: object
              properties:
                code: {type: integer, enum: [1, 2, 3]}
        """.Replace("POLLING", Indent(polling), StringComparison.Ordinal);

    /// <summary>A client whose method answers with that, and a program that polls once and tells what came of it.</summary>
    public static string Client(string response, string call, string more = "") => ClientAlone(response, call, more) + Program;

    private static string ClientAlone(string response, string call, string more) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using TrueWatch.Polling;

        namespace Jobs
        {
            public sealed class JobClient
            {
                private readonly string _json;
                private readonly int _statusCode;
                private readonly string? _header;

                public JobClient(string json, int statusCode, string? header)
                {
                    _json = json;
                    _statusCode = statusCode;
                    _header = header;
                }

                private Job? Body => _json.Length == 0 ? null : JsonSerializer.Deserialize<Job>(_json, new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

                public Task<{{response}}> GetJobAsync(string id, CancellationToken cancellationToken = default)
                    => {{call}};
            }

            public sealed class Reply<T>
            {
                public T? Body { get; set; }
                public int StatusCode { get; set; }
                public IDictionary<string, IEnumerable<string>> Headers { get; set; } = new Dictionary<string, IEnumerable<string>>();
            }

            public class ApiException : Exception
            {
                public ApiException(int statusCode) => StatusCode = statusCode;
                public int StatusCode { get; }
            }

            public sealed class Job
            {
                public string? State { get; set; }
                public string? Note { get; set; }
                public long? Pages { get; set; }
                public decimal Share { get; set; }
                public bool Ready { get; set; }
                public Problem? Error { get; set; }
                public List<Tag>? Tags { get; set; }
                [JsonPropertyName("a/b~c")] public string? Slash { get; set; }
                public JsonElement? Free { get; set; }
            }

            public sealed class Problem
            {
                public int Code { get; set; }
            }

            public sealed class Tag
            {
                public string? Name { get; set; }
            }

            {{more}}
        }
        """;

    private const string Wrapped = """
        Task.FromResult(new Reply<Job>
        {
            Body = Body,
            StatusCode = _statusCode,
            Headers = _header is null ? new() : new Dictionary<string, IEnumerable<string>> { ["X-State"] = new[] { _header } },
        })
        """;

    private const string Program = """

        namespace Jobs
        {
            public static class Program
            {
                public static async Task<string> PollAsync(string json, int statusCode, string? header)
                {
                    try
                    {
                        var answer = await new JobPollingOperation(new JobClient(json, statusCode, header), "a").PollAsync(default);
                        return $"{answer.Outcome} {answer.Status} {answer.RawStatus}";
                    }
                    catch (Exception exception)
                    {
                        return exception.GetType().Name + ": " + exception.Message;
                    }
                }
            }
        }
        """;

    /// <summary>A client that hands out the HTTP status and the headers beside the body.</summary>
    public static string WrappingClient { get; } = Client("Reply<Job>", Wrapped);

    /// <summary>The same without the program.</summary>
    public static string WrappingClientAlone { get; } = ClientAlone("Reply<Job>", Wrapped, "");

    /// <summary>A client that hands out the body, and throws for every status that is no success.</summary>
    public static string BareClient { get; } = Client(
        "Job",
        "_statusCode == 200 ? Task.FromResult(Body ?? throw new FormatException()) : throw new ApiException(_statusCode)");

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "      " + line));
}
