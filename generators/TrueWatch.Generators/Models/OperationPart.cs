namespace TrueWatch.Generators.Models;

/// <summary>The places of an operation that a diagnostic can point at; those of its comparisons follow.</summary>
internal enum OperationPart
{
    OperationId,
    Name,
    Status,
    Result,
    Client,
    Method,
    FirstComparison,
}
