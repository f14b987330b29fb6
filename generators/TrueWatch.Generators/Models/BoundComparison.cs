namespace TrueWatch.Generators.Models;

/// <summary>A comparison, bound to the client.</summary>
/// <param name="Operand">The part of the answer.</param>
/// <param name="Access">What is behind the body to get to the value; the name of a header.</param>
/// <param name="Patterns">The C# patterns of the values, any of which is enough.</param>
/// <param name="IsNegated">Whether it holds for all other values instead.</param>
internal sealed record BoundComparison(OperandKind Operand, string Access, EquatableArray<string> Patterns, bool IsNegated);
