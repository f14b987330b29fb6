using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>Reads the <c>x-polling</c> of an operation and checks it against the document's schemas.</summary>
internal sealed class PollingParser
{
    private static readonly string[] Keys = ["name", "status", "result", "states", "delay", "timeout"];
    private readonly OpenApiDocument _document;
    private readonly DiagnosticSink _sink;
    private readonly SchemaWalk _schemas;
    private readonly StatusEnumParser _enums;

    public PollingParser(OpenApiDocument document, DiagnosticSink sink)
    {
        _document = document;
        _sink = sink;
        _schemas = new SchemaWalk(document);
        _enums = new StatusEnumParser(document, sink);
    }

    /// <summary>Reads one operation.</summary>
    /// <returns>The operation, or null when too little of it is right for a waiter.</returns>
    public (OperationModel Operation, OperationPlaces Places)? Parse(PathOperation pathOperation, YamlNode node)
    {
        var operation = pathOperation.Operation;
        var operationId = operation["operationId"] as YamlScalar;
        var block = new PollingBlock(operationId?.Value ?? "(without operationId)", node, _sink);
        if (operationId is null)
        {
            block.Complain(operation, "the operation needs an operationId, by which the client's method is found");
        }

        if (block.AsMapping(node, "x-polling", Keys) is not { } polling)
        {
            return null;
        }

        var schedule = ScheduleParser.Parse(block, polling);
        var name = ReadName(block, polling);
        var states = block.AsMapping(
            block.Require(polling, "states"), "states", StatusEnumParser.StateKeys);
        var result = ReadExpression(block, polling["result"]);
        var status = ReadExpression(block, block.Require(polling, "status"));
        if (operationId is null || name is null || states is null || status is null)
        {
            return null;
        }

        if (_document.SuccessSchema(operation) is not { } body)
        {
            block.Complain(polling, "the operation has no success response with a JSON schema");
            return null;
        }

        if (result is { } named && Walk(body, named) is null)
        {
            return null;
        }

        if (Walk(body, status.Value) is not { } statusSchema
            || _enums.Parse(name.Value, status.Value.Text, statusSchema, states) is not { } statusEnum)
        {
            return null;
        }

        return (
            new OperationModel(
                operationId.Value,
                Identifiers.ToPascalCase(name.Value),
                status.Value.Names,
                result?.Names ?? default,
                statusEnum,
                schedule,
                operation.Text("summary"),
                new(_document.Parameters(pathOperation))),
            new OperationPlaces(operationId.Span, name.Span, status.Value.Text.Span, result?.Text.Span ?? default));
    }

    private static YamlScalar? ReadName(PollingBlock block, YamlMapping polling)
    {
        switch (block.Require(polling, "name"))
        {
            case null:
                return null;
            case YamlScalar text when Identifiers.ToPascalCase(text.Value).Length > 0:
                return text;
            case var other:
                block.Complain(other, $"name must be a text with letters, such as Task, not {other.Kind}");
                return null;
        }
    }

    private static Expression? ReadExpression(PollingBlock block, YamlNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar text when RuntimeExpression.Parse(text.Value) is { } names:
                return new Expression(text, names);
            default:
                block.Complain(
                    node,
                    $"{node.Kind} is no expression of the form $response.body#/name/name, as in OpenAPI's runtime expressions");
                return null;
        }
    }

    private YamlNode? Walk(YamlNode body, Expression expression)
    {
        var schema = _schemas.Follow(body, expression.Names, out var problem);
        if (schema is null)
        {
            _sink.Report(
                DiagnosticIds.ExpressionLeadsNowhere, expression.Text.Span, expression.Text.Value, problem);
        }

        return schema;
    }

    private readonly record struct Expression(YamlScalar Text, EquatableArray<string> Names);
}
