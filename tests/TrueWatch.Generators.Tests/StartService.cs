namespace TrueWatch.Generators.Tests;

/// <summary>A service that creates jobs, the link that says how to poll them, and clients of the usual shapes.</summary>
internal static class StartService
{
    /// <summary>The document, with the link of the created job that a test is about.</summary>
    public static string Document(string link) => """
        openapi: 3.1.0
        info: {title: Jobs, version: "1"}
        paths:
          /jobs:
            post:
              operationId: createJob
              summary: Create a job
              parameters:
                - {name: region, in: query, schema: {type: string}}
                - {name: X-Tenant, in: header, schema: {type: string}}
                - {name: size, in: query, schema: {type: integer}}
              requestBody:
                content:
                  application/json:
                    schema: {type: object, properties: {name: {type: string}, parts: {type: array, items: {type: string}}}}
              responses:
                "201":
                  description: It was created
                  headers:
                    X-Id: {schema: {type: string}}
                    X-Page: {schema: {type: string, format: uri}}
                  content:
                    application/json:
                      schema: {$ref: "#/components/schemas/Created"}
                  links:
                    job: LINK
          /jobs/{id}:
            get:
              operationId: getJob
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
                - {name: region, in: query, schema: {type: string, enum: [eu, us]}}
                - {name: limit, in: query, schema: {type: integer}}
                - {name: page, in: query, schema: {type: string, format: uri}}
              responses:
                "200":
                  description: How it stands
                  content:
                    application/json:
                      schema: {type: object, properties: {state: {type: string, enum: [queued, done, failed]}}}
              x-polling: {name: Job, status: $response.body#/state, states: {pending: queued, success: done, failure: failed}}
          /reports:
            get: {operationId: getReport, responses: {"200": {description: Nobody polls it}}}
        components:
          schemas:
            Created:
              type: object
              properties:
                id: {type: string}
                number: {type: integer}
                share: {type: number}
                ready: {type: boolean}
                url: {type: string, format: uri}
                job: {type: object, properties: {id: {type: string}}}
                tags: {type: array, items: {type: string}}
                "a/b~c": {type: string}
          links:
            Job: {$ref: "#/components/links/TheJob"}
            TheJob: {operationId: getJob, parameters: {id: $response.body#/id}}
            Circle: {$ref: "#/components/links/Circle"}
        """.Replace("LINK", link, StringComparison.Ordinal);

    /// <summary>A client by hand, and a program that starts and waits and tells what was polled.</summary>
    /// <param name="created">What the service answers when a job is created; empty for nothing.</param>
    public static string Client(string created = """{"id":"a"}""") => """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using TrueWatch.Polling;

        namespace Jobs
        {
            public interface IJobs
            {
                Task<Created> CreateJobAsync(string? region, [Header("X-Tenant")] string? tenant, int? size, Order body, CancellationToken cancellationToken = default);

                Task<Job> GetJobAsync(string id, string region = "eu", int limit = 10, string? page = null, CancellationToken cancellationToken = default);
            }

            public sealed class JobClient : IJobs
            {
                public List<string> Calls { get; } = new();

                public Task<Created> CreateJobAsync(string? region, string? tenant, int? size, Order body, CancellationToken cancellationToken = default)
                {
                    Calls.Add("create");
                    return Task.FromResult(JsonSerializer.Deserialize<Created>(Program.Answer, new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!);
                }

                public Task<Job> GetJobAsync(string id, string region = "eu", int limit = 10, string? page = null, CancellationToken cancellationToken = default)
                {
                    Calls.Add(FormattableString.Invariant($"{id} {region} {limit} {page}").TrimEnd());
                    return Task.FromResult(new Job { State = "done" });
                }
            }

            [AttributeUsage(AttributeTargets.Parameter)]
            public sealed class HeaderAttribute : Attribute
            {
                public HeaderAttribute(string name) => Name = name;

                public string Name { get; }
            }

            public sealed class Order
            {
                public string? Name { get; set; }
            }

            public sealed class Created
            {
                public string? Id { get; set; }
                public long? Number { get; set; }
                public double? Share { get; set; }
                public bool? Ready { get; set; }
                public string? Url { get; set; }
                public Job? Job { get; set; }
                [JsonPropertyName("a/b~c")] public string? Slash { get; set; }
                public List<string>? Tags { get; set; }
            }

            public sealed class Job
            {
                public string? Id { get; set; }
                public string? State { get; set; }
            }

            public static class Program
            {
                public const string Answer = ANSWER;

                public static async Task<string> StartAsync()
                {
                    var client = new JobClient();
                    IJobs jobs = client;
                    try
                    {
                        var start = await jobs.StartCreateJobAsync("us", "t", 7, new Order { Name = "n" });
                        var end = await jobs.CreateJobAndWaitAsync("us", "t", 7, new Order { Name = "n" });
                        return $"{start.Id}: {string.Join(", ", client.Calls)}: {end.Status}";
                    }
                    catch (RemoteTaskNotStartedException exception)
                    {
                        return $"none: {string.Join(", ", client.Calls)}: {exception.Response is Created}";
                    }
                }
            }
        }
        """.Replace("ANSWER", Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(created, quote: true), StringComparison.Ordinal);
}
