namespace TrueWatch.Generators.Models;

/// <summary>
/// A comparison, bound to the client: any of the C# patterns has to hold, or none. The access is what is behind the body to get
/// to the value, or the name of a header.
/// </summary>
internal sealed record BoundComparison(OperandKind Operand, string Access, EquatableArray<string> Patterns, bool IsNegated);
