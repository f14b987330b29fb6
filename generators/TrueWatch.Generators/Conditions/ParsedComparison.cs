namespace TrueWatch.Generators.Conditions;

/// <summary>A comparison as a condition has it, with its places.</summary>
/// <param name="Operand">The part of the answer.</param>
/// <param name="Values">The values, any of which is enough.</param>
/// <param name="IsNegated">Whether it holds for all other values instead.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Places">Where each of the values is; empty where the comparison only asks for presence.</param>
internal sealed record ParsedComparison(
    ExpressionModel Operand,
    IReadOnlyList<LiteralModel> Values,
    bool IsNegated,
    SourceSpan Span,
    IReadOnlyList<SourceSpan> Places);
