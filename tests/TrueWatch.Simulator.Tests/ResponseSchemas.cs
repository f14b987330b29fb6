using NJsonSchema;
using NJsonSchema.Validation;
using NSwag;

namespace TrueWatch.Simulator.Tests;

/// <summary>What the OpenAPI document says of the responses, and whether a response keeps to it.</summary>
internal sealed class ResponseSchemas
{
    private readonly OpenApiOperation _operation;

    private ResponseSchemas(OpenApiOperation operation) => _operation = operation;

    public static async Task<ResponseSchemas> LoadAsync(string operationId = "queryActionStatus")
    {
        // Descriptions of an enum that are a mapping stop this reader, as in the build.
        var document = await OpenApiYamlDocument.FromYamlAsync(
            Repository.ReadText("spec/truewatch.openapi.yaml").Replace("x-enum-descriptions", "x-descriptions", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        return new ResponseSchemas(
            document.Operations.Single(operation => operation.Operation.OperationId == operationId).Operation);
    }

    /// <summary>What is wrong with a response, such as <c>NotInEnumeration #/content.status</c>.</summary>
    public IReadOnlyList<string> Validate(int statusCode, string json)
    {
        var responses = _operation.ActualResponses;
        var response = responses.TryGetValue($"{statusCode}", out var exact) ? exact : responses["default"];
        return [.. Flatten(response.Content["application/json"].Schema.Validate(json, SchemaType.OpenApi3))];
    }

    // A subschema's errors are inside the error of its allOf.
    private static IEnumerable<string> Flatten(IEnumerable<ValidationError> errors)
        => errors.SelectMany(error => error is ChildSchemaValidationError child
            ? Flatten(child.Errors.SelectMany(errors => errors.Value))
            : [$"{error.Kind} {error.Path}"]);
}
