namespace TrueWatch.Generators.Models;

/// <summary>A part of an operation that a diagnostic can point at.</summary>
internal enum OperationPart
{
    OperationId,
    Name,
    Status,
    Result,
}
