namespace TrueWatch.Generators.Models;

/// <summary>What an answer has to be like to mean an outcome: all comparisons have to hold.</summary>
/// <param name="Outcome">What it means.</param>
/// <param name="Text">The condition as the document has it.</param>
/// <param name="Comparisons">What has to hold.</param>
internal sealed record ConditionModel(PollingState Outcome, string Text, EquatableArray<ComparisonModel> Comparisons);
