namespace TrueWatch.Generators.Models;

/// <summary>Which part of an answer, or of a request, an expression names.</summary>
internal enum OperandKind
{
    StatusCode,
    Body,
    Header,
    Parameter,
}
