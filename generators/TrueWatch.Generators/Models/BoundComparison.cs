namespace TrueWatch.Generators.Models;

/// <summary>A comparison, bound to the client: a test of <c>body</c>, <c>statusCode</c> or <c>headers</c>, as C# text.</summary>
internal sealed record BoundComparison(OperandKind Operand, string Test);
