namespace TrueWatch.Generators.Emit;

/// <summary>Emits the conditions of an operation as one method of comparisons; nothing of them is left to read at run time.</summary>
internal static class ConditionEmitter
{
    /// <summary>The pattern of the HTTP status of a success.</summary>
    public const string Success = ">= 200 and <= 299";

    private const string Outcome = RuntimeNames.Outcome;

    /// <summary>Whether a condition asks for that part of the answer.</summary>
    public static bool Asks(BoundOperation operation, OperandKind operand) => operation.Conditions
        .Any(condition => condition.Comparisons.Any(comparison => comparison.Operand == operand));

    /// <summary>Whether the HTTP status has a say: it is asked for, or tells that there is no body.</summary>
    public static bool TakesStatusCode(BoundOperation operation)
        => operation.Method.Response.StatusCode is not null || Asks(operation, OperandKind.StatusCode);

    public static void Emit(SourceWriter writer, BoundOperation operation)
    {
        if (operation.Conditions.Count > 0)
        {
            var parameters = SourceWriter.List(
                $"{operation.Method.Response.BodyType}? body",
                TakesStatusCode(operation) ? "int statusCode" : null,
                Asks(operation, OperandKind.Header) ? $"{RuntimeNames.HeadersType}? headers" : null);
            writer
                .Line()
                .Line("// What the document's conditions say of a response, in their order; null where none of them holds.")
                .Line($"private static {Outcome}? ReadConditions({parameters})")
                .Open();
            EmitTests(writer, operation.Conditions, operation.Method.Response.StatusCode is not null);
            writer.Line("return null;").Close();
        }

        if (operation.CatchesFailures)
        {
            writer.Block($$"""

                // What an HTTP status means that the client throws for; the body is not known.
                private static {{Outcome}}? ReadStatusCode(int statusCode)
                {
                    if (statusCode == 0)
                    {
                        return null;
                    }

                """);
            EmitTests(writer.Indent(), operation.Conditions.Where(condition => condition.IsOfStatusCode), canFail: true);
            writer.Line(FormattableString.Invariant($"return statusCode is {Success} and not {operation.SuccessCode} ? {Outcome}.Pending : null;")).Close();
        }
    }

    // A condition that does not ask for the HTTP status is one on a success: a gateway's page has none of the fields.
    private static void EmitTests(SourceWriter writer, IEnumerable<BoundCondition> conditions, bool canFail)
    {
        foreach (var condition in conditions)
        {
            var tests = condition.Comparisons.Select(comparison => comparison.Test);
            if (canFail && !condition.Comparisons.Any(comparison => comparison.Operand == OperandKind.StatusCode))
            {
                tests = tests.Prepend($"statusCode is {Success}");
            }

            writer.Block($$"""
                // {{Documentation.ToLine(condition.Text)}}
                if ({{string.Join(" && ", tests)}})
                {
                    return {{Outcome}}.{{condition.Outcome}};
                }

                """);
        }
    }
}
