using System.Text;
using TrueWatch.DocumentCheck;
using TrueWatch.DocumentCheck.Faults;

namespace TrueWatch.Build.Tests.Documents;

/// <summary>
/// A small document that the client could be generated from, and what a test puts into it. A line that ends with
/// <see cref="Mark"/> is where a fault is expected.
/// </summary>
internal sealed record TestDocument
{
    public const string Mark = "#!";

    public const string Answer = "Envelope";

    public string Version { get; init; } = "openapi: 3.0.3";

    public string Servers { get; init; } = "servers: [{url: https://api.example}]";

    public string Security { get; init; } = "security: [{key: []}]";

    public string Schemes { get; init; } = "securitySchemes: {key: {type: apiKey, in: header, name: X-KEY}}";

    /// <summary>The line before the operations of <see cref="Path"/>.</summary>
    public string Path { get; init; } = "/jobs:";

    /// <summary>Keys of the path item beside its operation.</summary>
    public string PathItem { get; init; } = "";

    public string Method { get; init; } = "get:";

    public string OperationId { get; init; } = "operationId: getJob";

    /// <summary>More keys of the operation.</summary>
    public string Operation { get; init; } = "";

    public string ResponsesKey { get; init; } = "responses:";

    public string Responses { get; init; } = "\"200\": {description: A job, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}";

    /// <summary>More path items.</summary>
    public string Paths { get; init; } = "";

    /// <summary>More properties of what the operation answers.</summary>
    public string Properties { get; init; } = "";

    public string Schemas { get; init; } = "";

    /// <summary>More kinds of components.</summary>
    public string Components { get; init; } = "";

    /// <summary>More keys of the document.</summary>
    public string Root { get; init; } = "";

    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Add(0, Version, "info: {title: Jobs, version: '1'}", Servers, Security, Root, "paths:");
            Add(2, Path);
            Add(4, PathItem, Method);
            Add(6, OperationId, Operation, ResponsesKey);
            Add(8, Responses);
            Add(2, Paths);
            Add(0, "components:");
            Add(2, Schemes, Components, "schemas:");
            Add(4, "Envelope: {type: object, required: [success], properties: {success: {type: boolean}}}", "Job:");
            Add(6, "allOf:", "  - $ref: '#/components/schemas/Envelope'", "  - type: object", "    properties:");
            Add(10, "  id: {type: string}", Properties);
            Add(4, Schemas);
            return text.ToString();

            void Add(int indentation, params string[] blocks)
            {
                foreach (var line in blocks.SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
                {
                    text.Append(' ', indentation).Append(line).Append('\n');
                }
            }
        }
    }

    public static IReadOnlyList<Fault> Check(string text) => Document.Check(Encoding.UTF8.GetBytes(text), Answer);
}
