namespace TrueWatch.Generators.Models;

/// <summary>A part of an answer, or of a request, as a runtime expression names it.</summary>
/// <param name="Kind">Which part it is.</param>
/// <param name="Names">The JSON names that lead into the body, the name of the header, or location and name of the parameter.</param>
/// <param name="IsOfRequest">Whether it is a part of the request.</param>
internal sealed record ExpressionModel(OperandKind Kind, EquatableArray<string> Names, bool IsOfRequest = false);
