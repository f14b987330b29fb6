namespace TrueWatch.Generators.Conditions;

/// <summary>A comparison as a condition has it, with its places.</summary>
internal sealed record ParsedComparison(
    ExpressionModel Operand, IReadOnlyList<LiteralModel> Values, bool IsNegated, SourceSpan Span, IReadOnlyList<SourceSpan> Places);
