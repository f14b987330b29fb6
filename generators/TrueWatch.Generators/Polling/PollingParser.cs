using System.Globalization;

namespace TrueWatch.Generators.Polling;

/// <summary>Reads the <c>x-polling</c> of an operation and checks it against the document's schemas.</summary>
internal sealed class PollingParser(OpenApiDocument document, DiagnosticSink sink)
{
    /// <summary>The key of an operation that the block is at.</summary>
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
    private readonly StatusParser _statuses = new StatusParser(new SchemaWalk(document), sink);

    /// <summary>Reads the blocks of an operation: one, or a list of several.</summary>
    public IEnumerable<ParsedOperation> Parse(PathOperation operation, YamlNode node)
        => from block in YamlSequence.ItemsOf(node)
           let parsed = ParseBlock(operation, block)
           where parsed is not null
           select parsed;

    /// <returns>The operation, or null when too little of it is right for a waiter.</returns>
    private ParsedOperation? ParseBlock(PathOperation pathOperation, YamlNode node)
    {
        var operation = pathOperation.Operation;
        var operationId = OpenApiDocument.OperationId(operation);
        var block = new PollingBlock(node, new BlockDiagnostics($"{Key} of operation '{operationId?.Value ?? "(without operationId)"}'", sink));
        var method = block.Text((node as YamlMapping) ?? operation, "method", "GetJobAsync");
        if (operationId is null && (node is not YamlMapping || method is null))
        {
            block.Complain(operation, "the operation needs an operationId, by which the client's method is found; or name the 'method'");
        }

        if (block.AsMapping(node, Key, Keys) is not { } polling)
        {
            return null;
        }

        var schedule = ScheduleParser.Parse(block, polling);
        var name = ReadName(block, block.Require(polling, "name"), "name", "Task");
        var states = block.AsMapping(polling["states"], "states", States.Keys);
        var result = ReadExpression(block, polling["result"]);
        var status = ReadExpression(block, polling["status"]);
        var body = new ResponseBody(document.SuccessSchema(operation), document.LostResponse(operation), _schemas, polling.Span, block.Diagnostics);
        var conditions = new ConditionsReader(block.Diagnostics, body);
        foreach (var outcome in ConditionOrder)
        {
            conditions.Read(outcome, polling[States.KeyOf(outcome)]);
        }

        var enumName = ReadName(block, polling["enum"], "enum", "JobState");
        var client = block.Text(polling, "client", "IPrintClient");
        var isComplete = HasEnough(block, polling, status, states, conditions);
        RequireSuccess(block, polling, states, conditions);
        if ((operationId is null && method is null) || name is null || !isComplete || conditions.HasFaults)
        {
            return null;
        }

        if (result is { } named && body.Follow(named.Text.Value, named.Text.Span, named.Names) is null)
        {
            return null;
        }

        if (ReadStatus(name.Value, enumName?.Value, status, states, body, conditions) is not { } model)
        {
            return null;
        }

        return new ParsedOperation(
            operation,
            new OperationModel(
                ReadCall(document, pathOperation),
                client?.Value,
                method?.Value,
                Identifiers.ToPascalCase(name.Value),
                model,
                result?.Names ?? default,
                new(conditions.Conditions),
                schedule),
            new(new[]
            {
                (operationId ?? method)!.Span,
                name.Span,
                status?.Text.Span ?? name.Span,
                result?.Text.Span ?? status?.Text.Span ?? name.Span,
                client?.Span ?? (operationId ?? method)!.Span,
                (method ?? operationId)!.Span,
            }.Concat(conditions.Places)));
    }

    /// <summary>Whether the block says what a task's end is; reports what is missing.</summary>
    private static bool HasEnough(PollingBlock block, YamlMapping polling, Expression? status, YamlMapping? states, ConditionsReader conditions)
    {
        var hasConditions = States.Keys.Skip(1).Any(key => polling[key] is not null);
        var needsStates = !hasConditions;
        var needsStatus = needsStates || polling["states"] is not null;
        var isComplete = !needsStates || block.Require(polling, "states", ", and so are conditions in 'success', 'failure' or 'canceled'") is not null;
        isComplete &= !needsStatus || block.Require(polling, "status") is not null;
        return isComplete
            && (polling["states"] is null || states is not null)
            && (polling["status"] is null || status is not null)
            && !conditions.HasFaults;
    }

    private static void RequireSuccess(PollingBlock block, YamlMapping polling, YamlMapping? states, ConditionsReader conditions)
    {
        var hasKeys = polling["states"] is not null || States.Keys.Any(key => polling[key] is not null);
        if (hasKeys
            && !conditions.HasFaults
            && !conditions.HasAny(PollingState.Succeeded)
            && states?["success"] is null or YamlSequence { Items.Count: 0 } or YamlScalar { IsNull: true })
        {
            block.Diagnostics.Report(
                DiagnosticIds.NoSuccess,
                (states?["success"] ?? states ?? (YamlNode)polling).Span,
                polling["success"] is null or YamlSequence { Items.Count: 0 }
                    ? "no status and no condition means success, so that every wait ends in an exception; fill in 'success'"
                    : "no condition for success is ever reached, so that every wait ends in an exception");
        }
    }

    private StatusModel? ReadStatus(
        string name, string? enumName, Expression? status, YamlMapping? states, ResponseBody body, ConditionsReader conditions)
    {
        enumName = enumName is null ? null : Identifiers.ToPascalCase(enumName);
        var outcomeEnum = enumName ?? Identifiers.ToPascalCase(name) + "Status";
        if (status is not { } expression)
        {
            return conditions.Conditions.Count == 0 ? null : StatusParser.OfOutcomes(outcomeEnum, raw: null, conditions);
        }

        if (body.Follow(expression.Text.Value, expression.Text.Span, expression.Names) is not { } schema)
        {
            return null;
        }

        var parsed = _statuses.Parse(name, enumName, expression.Text, expression.Names, body.IsRequired(expression.Names), schema, states);
        return parsed is { HasStates: false, Enum.Members.Count: 0 }
            ? StatusParser.OfOutcomes(outcomeEnum, parsed, conditions)
            : parsed;
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

    /// <summary>Whether every request has a parameter.</summary>
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

    private static Expression? ReadExpression(PollingBlock block, YamlNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar text when RuntimeExpression.ParseBody(text.Value) is { } names:
                return new Expression(text, names);
            default:
                block.Complain(node, $"{node.Kind} is no expression of the form $response.body#/name/name, as in OpenAPI's runtime expressions");
                return null;
        }
    }

    private readonly record struct Expression(YamlScalar Text, EquatableArray<string> Names);
}
