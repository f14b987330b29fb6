namespace TrueWatch.Generators.Models;

/// <summary>A condition, bound to the client.</summary>
/// <param name="Outcome">What an answer means for which it holds.</param>
/// <param name="Text">The condition as the document has it.</param>
/// <param name="Comparisons">What has to hold.</param>
internal sealed record BoundCondition(PollingState Outcome, string Text, EquatableArray<BoundComparison> Comparisons)
{
    /// <summary>Whether the HTTP status alone decides, so that it can be asked of a failed request, too.</summary>
    public bool IsOfStatusCode => Comparisons.All(comparison => comparison.Operand == OperandKind.StatusCode);
}
