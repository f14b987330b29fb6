namespace TrueWatch.Generators.Models;

/// <summary>
/// A comparison of a part of the answer with values, any of which is enough; negated, it holds for all others. The value null stands
/// for an answer without that part, which is required where the schema says that every answer has it.
/// </summary>
internal sealed record ComparisonModel(
    ExpressionModel Operand, JsonKind OperandKind, bool IsRequired, EquatableArray<LiteralModel> Values, bool IsNegated, int Place);
