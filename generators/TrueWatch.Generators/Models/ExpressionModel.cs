namespace TrueWatch.Generators.Models;

/// <summary>A part of an answer, as a runtime expression names it.</summary>
/// <param name="Kind">Which part it is.</param>
/// <param name="Names">The JSON names that lead into the body, or the name of the header.</param>
internal sealed record ExpressionModel(OperandKind Kind, EquatableArray<string> Names);
