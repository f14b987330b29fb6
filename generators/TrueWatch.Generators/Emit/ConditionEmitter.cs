using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the conditions of an operation as one method of comparisons; nothing of them is left to read at run time.</summary>
internal static class ConditionEmitter
{
    private const string Outcome = RuntimeNames.Outcome;

    private const string HeadersType =
        "global::System.Collections.Generic.IEnumerable<global::System.Collections.Generic.KeyValuePair<string, global::System.Collections.Generic.IEnumerable<string>>>";

    /// <summary>Whether a condition asks for that part of the answer.</summary>
    public static bool Asks(BoundOperation operation, OperandKind operand) => operation.Conditions
        .Any(condition => condition.Comparisons.Any(comparison => comparison.Operand == operand));

    public static void Emit(SourceWriter writer, BoundOperation operation)
    {
        if (operation.Conditions.Count > 0)
        {
            var parameters = new List<string> { $"{operation.Response.BodyType}? body" };
            if (Asks(operation, OperandKind.StatusCode))
            {
                parameters.Add("int statusCode");
            }

            if (Asks(operation, OperandKind.Header))
            {
                parameters.Add($"{HeadersType}? headers");
            }

            writer
                .Line()
                .Line("// What the document's conditions say of an answer, in their order; null where none of them holds.")
                .Line($"private static {Outcome}? ReadConditions({string.Join(", ", parameters)})")
                .Open();
            EmitTests(writer, operation.Conditions);
            writer.Line("return null;").Close();
        }

        if (operation.CatchesFailures)
        {
            writer
                .Line()
                .Line("// What they say of a request that failed with an HTTP status, whose body is not known.")
                .Line($"private static {Outcome}? ReadStatusCode(int statusCode)")
                .Open()
                .Line("if (statusCode == 0)")
                .Open()
                .Line("return null;")
                .Close()
                .Line();
            EmitTests(writer, operation.Conditions.Where(condition => condition.IsOfStatusCode));
            writer.Line("return null;").Close();
        }
    }

    private static void EmitTests(SourceWriter writer, IEnumerable<BoundCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            writer
                .Line($"// {Documentation.ToLine(condition.Text)}")
                .Line($"if ({string.Join(" && ", condition.Comparisons.Select(Test))})")
                .Open()
                .Line($"return {Outcome}.{condition.Outcome};")
                .Close()
                .Line();
        }
    }

    private static string Test(BoundComparison comparison)
    {
        var value = comparison.Operand switch
        {
            OperandKind.StatusCode => "statusCode",
            OperandKind.Header => $"{RuntimeNames.Headers}.Find(headers, {CSharpLiteral.Text(comparison.Access)})",
            _ => "body" + comparison.Access,
        };
        var patterns = string.Join(" or ", comparison.Patterns);
        return comparison.IsNegated ? $"{value} is not ({patterns})" : $"{value} is {patterns}";
    }
}
