namespace TrueWatch.Generators.Tests;

/// <summary>A service that has nothing to do with TrueWatch: its document, and a client of it.</summary>
internal static class PrintService
{
    public const string Document = """
        openapi: 3.0.3
        info: {title: Print service, version: "1"}
        paths:
          /jobs/{number}:
            parameters:
              - {name: number, in: path, required: true, description: Which job it is, schema: {type: integer}}
            get:
              operationId: getJob
              summary: Tell how a print job & its pages stand
              responses:
                "404": {description: No such job}
                "200":
                  description: The job
                  content:
                    application/json:
                      schema: {$ref: "#/components/schemas/JobAnswer"}
              x-polling:
                name: PrintJob
                status: $response.body#/job/phase
                result: $response.body#/job
                states:
                  pending: [in-queue, printing]
                  success: [done]
                  failure: [jammed]
                  canceled: [stopped]
                delay: {initial: PT0.5S, maximum: PT1M}
                timeout: P1DT2H
        components:
          schemas:
            JobAnswer:
              allOf:
                - $ref: "#/components/schemas/Answer"
                - type: object
                  properties:
                    job: {$ref: "#/components/schemas/Job"}
            Answer:
              type: object
              properties:
                version: {type: string}
            Job:
              type: object
              properties:
                phase: {$ref: "#/components/schemas/JobPhase"}
                pages: {type: integer}
            JobPhase:
              type: string
              description: How far a job is
              enum: [in-queue, printing, done, jammed, stopped]
              x-enum-descriptions: {in-queue: Waits for the printer, printing: Is being <printed>}
        """;

    public const string Client = """
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Printing
        {
            public interface IPrintClient
            {
                Task<JobAnswer> GetJobAsync(int number, string? tray = null, CancellationToken cancellationToken = default);
            }

            public partial class JobAnswer
            {
                [JsonPropertyName("job")]
                public Job? Job { get; set; }
            }

            public partial class Job
            {
                [JsonPropertyName("phase")]
                public string? PhaseValue { get; set; }

                public int Pages { get; set; }
            }
        }
        """;

    public const string Method = "Task<JobAnswer> GetJobAsync(int number, string? tray = null, CancellationToken cancellationToken = default);";

    /// <summary>The client with another method in the place of its own.</summary>
    public static string ClientWith(string method) => Client.Replace(Method, method, StringComparison.Ordinal);
}
