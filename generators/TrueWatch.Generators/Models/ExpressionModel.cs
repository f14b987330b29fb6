namespace TrueWatch.Generators.Models;

/// <summary>
/// A part of an answer, or of a request, as a runtime expression names it: by the JSON names that lead into the body, by the name
/// of the header, or by location and name of the parameter.
/// </summary>
internal sealed record ExpressionModel(OperandKind Kind, EquatableArray<string> Names, bool IsOfRequest = false);
