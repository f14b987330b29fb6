namespace TrueWatch.Generators.Models;

/// <summary>A comparison of a part of the answer with values, any of which is enough.</summary>
/// <param name="Operand">The part of the answer.</param>
/// <param name="OperandKind">What it is, as the schema says.</param>
/// <param name="IsRequired">Whether the schema says that every answer has it.</param>
/// <param name="Values">The values; null stands for an answer without that part.</param>
/// <param name="IsNegated">Whether it holds for all other values instead.</param>
/// <param name="Place">Which of the operation's places the comparison is at.</param>
internal sealed record ComparisonModel(
    ExpressionModel Operand, JsonKind OperandKind, bool IsRequired, EquatableArray<LiteralModel> Values, bool IsNegated, int Place);
