namespace TrueWatch.Generators.Models;

/// <summary>Which part of an answer an expression names.</summary>
internal enum OperandKind
{
    StatusCode,
    Body,
    Header,
}
