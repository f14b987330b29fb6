namespace TrueWatch.Generators.Models;

/// <summary>A condition, bound to the client, with its text in the document: all comparisons have to hold.</summary>
internal sealed record BoundCondition(PollingState Outcome, string Text, EquatableArray<BoundComparison> Comparisons)
{
    /// <summary>Whether the HTTP status alone decides, so that it can be asked of a failed request, too.</summary>
    public bool IsOfStatusCode => Comparisons.All(comparison => comparison.Operand == OperandKind.StatusCode);
}
