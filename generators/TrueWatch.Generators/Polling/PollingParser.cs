using System.Globalization;

namespace TrueWatch.Generators.Polling;

/// <summary>Reads the <c>x-polling</c> of an operation and checks it against the document's schemas.</summary>
internal sealed class PollingParser(OpenApiDocument document, DiagnosticSink sink)
{
    public const string Key = "x-polling";

    private static readonly string[] Keys =
    [
        "name", "status", "result", "states", "success", "failure", "canceled", "pending", "delay", "timeout", "enum", "client", "method",
        "x-breaking",
    ];

    // A failure is not undone by a status that reads like a success, and a task that has ended is not pending.
    private static readonly PollingState[] ConditionOrder =
        [PollingState.Failed, PollingState.Canceled, PollingState.Succeeded, PollingState.Pending];

    private readonly SchemaWalk _schemas = new SchemaWalk(document);

    /// <summary>Reads the blocks of an operation: one, or a list of several.</summary>
    public IEnumerable<ParsedOperation> Parse(PathOperation operation, YamlNode node)
        => YamlSequence.ItemsOf(node).Select(block => ParseBlock(operation, block)).OfType<ParsedOperation>();

    /// <returns>The operation, or null when too little of it is right for a waiter.</returns>
    private ParsedOperation? ParseBlock(PathOperation pathOperation, YamlNode node)
    {
        var operation = pathOperation.Operation;
        var operationId = OpenApiDocument.OperationId(operation);
        var block = new PollingBlock(node, $"{Key} of operation '{operationId?.Value ?? "(without operationId)"}'", sink);
        var method = block.Text("method", "GetJobAsync");
        if (operationId is null && method is null)
        {
            block.Complain(operation, "the operation needs an operationId, by which the client's method is found; or name the 'method'");
        }

        if (block.AsMapping(node, Key, Keys) is null)
        {
            return null;
        }

        var schedule = ScheduleParser.Parse(block);
        var name = ReadName(block, block.Require("name"), "name", "Task");
        var states = block.AsMapping(block["states"], "states", States.Keys);
        var result = ReadExpression(block, "result");
        var status = ReadExpression(block, "status");
        var body = new ResponseBody(document.SuccessSchema(operation), document.LostResponse(operation), _schemas, block.Span, block);
        var conditions = new ConditionsReader(block, body);
        foreach (var outcome in ConditionOrder)
        {
            conditions.Read(outcome, block[States.KeyOf(outcome)]);
        }

        var enumName = ReadName(block, block["enum"], "enum", "JobState");
        var client = block.Text("client", "IPrintClient");
        var isComplete = HasEnough(block, status, states);
        RequireSuccess(block, states, conditions);
        if ((operationId ?? method) is not { } id || name is null || !isComplete || conditions.HasFaults
            || (result is { } expression && body.Follow(expression.Source.Value, expression.Source.Span, expression.Names) is null)
            || new StatusParser(name.Value, enumName?.Value, states, body, conditions, sink).Parse(status) is not { } model)
        {
            return null;
        }

        SourceSpan[] places =
        [
            id.Span,
            name.Span,
            (status?.Source ?? name).Span,
            (result?.Source ?? status?.Source ?? name).Span,
            (client ?? id).Span,
            (method ?? id).Span,
            .. conditions.Places,
        ];
        return new ParsedOperation(
            operation,
            new OperationModel(
                ReadCall(document, pathOperation), client?.Value, method?.Value, Identifiers.ToPascalCase(name.Value),
                model, result?.Names ?? default, new(conditions.Conditions), schedule),
            new(places));
    }

    /// <summary>Whether the block says what a task's end is; reports what is missing.</summary>
    private static bool HasEnough(PollingBlock block, BodyExpression? status, YamlMapping? states)
    {
        var hasConditions = States.Keys.Skip(1).Any(key => block[key] is not null);
        var isComplete = hasConditions || block.Require("states", ", and so are conditions in 'success', 'failure' or 'canceled'") is not null;
        isComplete &= (hasConditions && block["states"] is null) || block.Require("status") is not null;
        return isComplete && (block["states"] is null || states is not null) && (block["status"] is null || status is not null);
    }

    private static void RequireSuccess(PollingBlock block, YamlMapping? states, ConditionsReader conditions)
    {
        var hasKeys = block["states"] is not null || States.Keys.Any(key => block[key] is not null);
        if (hasKeys
            && !conditions.HasFaults
            && !conditions.HasAny(PollingState.Succeeded)
            && states?["success"] is null or YamlSequence { Items.Count: 0 } or YamlScalar { IsNull: true })
        {
            block.Report(
                NoSuccess,
                (states?["success"] ?? states)?.Span ?? block.Span,
                block["success"] is null or YamlSequence { Items.Count: 0 }
                    ? "no status and no condition means success, so that every wait ends in an exception; fill in 'success'"
                    : "no condition for success is ever reached, so that every wait ends in an exception");
        }
    }

    /// <summary>What a document says of calling an operation.</summary>
    public static CallModel ReadCall(OpenApiDocument document, PathOperation operation) => new CallModel(
        OpenApiDocument.OperationId(operation.Operation)?.Value,
        operation.Operation.Text("summary"),
        new(document.Parameters(operation)
            .Where(parameter => parameter.Text("name") is not null)
            .Select(parameter => new ParameterModel(parameter.Text("name")!, parameter.Text("description"), IsRequired(parameter)))),
        document.ArgumentCount(operation),
        ReadSuccesses(document, operation.Operation));

    public static bool IsRequired(YamlMapping parameter)
        => parameter.Text("in") == "path" || string.Equals(parameter.Text("required"), "true", StringComparison.OrdinalIgnoreCase);

    private static SuccessCodes ReadSuccesses(OpenApiDocument document, YamlMapping operation)
    {
        var schemas = new SchemaWalk(document);
        var successes = document.Successes(operation).Where(response => response.Code[0] == '2').ToList();
        var others = successes.Skip(1).ToList();
        return new SuccessCodes(
            successes.Count > 0 && int.TryParse(successes[0].Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null,
            others.Count > 0,
            others.TrueForAll(other => other.Schema is null ? successes[0].Schema is not null : IsOwn(other.Schema) && other.Schema != successes[0].Schema));

        // What has no properties may be the same type for every response.
        bool IsOwn(YamlNode schema) => schemas.Parts(schema).Exists(part => part["properties"] is not null);
    }

    private static YamlScalar? ReadName(PollingBlock block, YamlNode? node, string key, string example) => block.Scalar(
        node,
        text => Identifiers.ToPascalCase(text) is { Length: > 0 } pascal && !Identifiers.IsTooLong(pascal),
        $"{key} must be a text with letters, of at most {Identifiers.LongestName} bytes, such as {example}");

    private static BodyExpression? ReadExpression(PollingBlock block, string key)
    {
        var node = block[key];
        if (node is YamlScalar text && RuntimeExpression.ParseBody(text.Value) is { } names)
        {
            return new BodyExpression(text, names);
        }

        if (node is not null)
        {
            block.Complain(node, $"{node.Kind} is not an expression of the form $response.body#/name/name, as in OpenAPI's runtime expressions");
        }

        return null;
    }
}
