using System.Globalization;
using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Yaml;

namespace TrueWatch.Generators.Parsing;

/// <summary>
/// Reads the <c>x-speakeasy-polling</c> of an operation, as Speakeasy documents it ("Adding polling to SDKs"): the
/// criteria of a list all have to hold, and a number of requests stands for the timeout.
/// </summary>
internal sealed class SpeakeasyParser : BlockParser
{
    /// <summary>The key of an operation that the block is at.</summary>
    public const string Key = "x-speakeasy-polling";

    private const string NamePrefix = "WaitFor";
    private const int DefaultDelay = 1;
    private const int DefaultInterval = 1;
    private const int DefaultLimit = 60;

    private static readonly string[] Keys =
        ["name", "delaySeconds", "intervalSeconds", "limitCount", "successCriteria", "failureCriteria"];

    private static readonly string[] CriterionKeys = ["condition", "context", "type"];

    public SpeakeasyParser(OpenApiDocument document, SchemaWalk schemas, StatusParser statuses, DiagnosticSink sink)
        : base(document, schemas, statuses, sink)
    {
    }

    protected override ParsedOperation? ParseBlock(PathOperation pathOperation, YamlNode node)
    {
        var operation = pathOperation.Operation;
        var operationId = OpenApiDocument.OperationId(operation);
        var block = Begin(Key, operationId, node);
        if (operationId is null)
        {
            block.Complain(operation, "the operation needs an operationId, by which the client's method is found");
        }

        if (block.AsMapping(node, Key, Keys) is not { } polling)
        {
            return null;
        }

        var schedule = ReadSchedule(block, polling);
        var body = Body(operation, polling, block);
        var conditions = new ConditionsParser(block, body);
        var failure = ReadCriteria(block, conditions, PollingState.Failed, polling["failureCriteria"]);
        var success = ReadCriteria(block, conditions, PollingState.Succeeded, block.Require(polling, "successCriteria"));
        if (block.Require(polling, "name") is not YamlScalar name
            || NameOf(name.Value) is not { Length: > 0 } waiter
            || operationId is null
            || conditions.HasFaults
            || success is null)
        {
            return null;
        }

        if (!conditions.HasAny(PollingState.Succeeded))
        {
            block.Report(
                DiagnosticIds.NoSuccess,
                polling["successCriteria"]!.Span,
                "the criteria for success never decide, so that every wait ends in an exception");
        }

        var status = ReadStatus(waiter, [.. success, .. failure ?? []], body, conditions);
        return status is null ? null : new ParsedOperation(
            new OperationModel(
                operationId.Value,
                Client: null,
                Method: null,
                waiter,
                status,
                Result: default,
                new(conditions.Conditions),
                Document.SuccessCode(operation),
                schedule,
                operation.Text("summary"),
                new(Document.Parameters(pathOperation))),
            new(new[] { operationId.Span, name.Span, name.Span, name.Span, operationId.Span, operationId.Span }
                .Concat(conditions.Places)));
    }

    // WaitForCompleted is the name of the method, and here that of what is waited for.
    private static string NameOf(string name)
    {
        var pascal = Identifiers.ToPascalCase(name);
        return pascal.StartsWith(NamePrefix, StringComparison.Ordinal) && pascal.Length > NamePrefix.Length
            ? pascal.Substring(NamePrefix.Length)
            : pascal;
    }

    private static ScheduleModel ReadSchedule(PollingBlock block, YamlMapping polling)
    {
        var delay = Number(block, polling, "delaySeconds", DefaultDelay, least: 0);
        var interval = Number(block, polling, "intervalSeconds", DefaultInterval, least: 1);
        var limit = Number(block, polling, "limitCount", DefaultLimit, least: 1);
        var pause = TimeSpan.FromSeconds(interval);
        var timeout = delay + ((long)interval * limit);
        return new ScheduleModel(pause, pause, TimeSpan.FromSeconds(Math.Min(timeout, ScheduleParser.Longest.TotalSeconds)));
    }

    private static int Number(PollingBlock block, YamlMapping polling, string key, int missing, int least)
    {
        switch (polling[key])
        {
            case null:
                return missing;
            case YamlScalar text when Literal.KindOf(text) == JsonKind.Integer
                && long.Parse(text.Value, CultureInfo.InvariantCulture) is var number
                && number >= least
                && number <= ScheduleParser.Longest.TotalSeconds:
                return (int)number;
            case var other:
                block.Complain(other, $"{key} must be a number from {least} to {ScheduleParser.Longest.TotalSeconds}, not {other.Kind}");
                return missing;
        }
    }

    private static List<ParsedComparison>? ReadCriteria(
        PollingBlock block, ConditionsParser conditions, PollingState outcome, YamlNode? node)
    {
        if (node is not YamlSequence { Items: { Count: > 0 } criteria })
        {
            if (node is not null)
            {
                block.Complain(node, $"the criteria must be a list of one or more conditions, not {(node is YamlSequence ? "an empty list" : node.Kind)}");
            }

            return null;
        }

        var all = new List<ParsedComparison>();
        var texts = new List<string>();
        foreach (var item in criteria)
        {
            if (ReadCriterion(block, item) is not { } condition || ConditionParser.Parse(block, condition) is not { } comparisons)
            {
                return null;
            }

            all.AddRange(comparisons);
            texts.Add(condition.Value);
        }

        conditions.Add(outcome, string.Join(" && ", texts), criteria[0].Span, all);
        return all;
    }

    private static YamlScalar? ReadCriterion(PollingBlock block, YamlNode node)
    {
        if (block.AsMapping(node, "a criterion", CriterionKeys) is not { } criterion)
        {
            return null;
        }

        if (criterion["type"] is { } type && (type as YamlScalar)?.Value != "simple")
        {
            block.Complain(type, $"a criterion of the type {type.Kind} is not understood here; write the condition with ==, != or in");
            return null;
        }

        switch (block.Require(criterion, "condition"))
        {
            case null:
                return null;
            case YamlScalar { IsNull: false } condition:
                return condition;
            case var other:
                block.Complain(other, $"a condition must be a text, not {other.Kind}");
                return null;
        }
    }

    // The status is what the first criterion that looks into the body compares, if its schema lists the values.
    private StatusModel? ReadStatus(
        string name, IReadOnlyList<ParsedComparison> comparisons, ResponseBody body, ConditionsParser conditions)
    {
        var compared = comparisons.FirstOrDefault(comparison => comparison.Operand.Kind == OperandKind.Body && comparison.Places.Count > 0);
        var enumName = name + "Status";
        if (compared is null
            || body.Follow(ConditionText.Expression(compared.Operand), compared.Span, compared.Operand.Names) is not { } schema)
        {
            return StatusParser.OfOutcomes(enumName, raw: null, conditions);
        }

        var values = Statuses.Open(schema);
        if (!StatusParser.IsStatus(values.Kind))
        {
            return StatusParser.OfOutcomes(enumName, raw: null, conditions);
        }

        var status = StatusParser.OfSchema(values.Name ?? enumName, compared.Operand.Names, values);
        return values.Listed.Count > 0 ? status : StatusParser.OfOutcomes(enumName, status, conditions);
    }
}
