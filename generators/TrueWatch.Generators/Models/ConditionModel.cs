namespace TrueWatch.Generators.Models;

/// <summary>What an answer has to be like to mean an outcome, with its text in the document: all comparisons have to hold.</summary>
internal sealed record ConditionModel(PollingState Outcome, string Text, EquatableArray<ComparisonModel> Comparisons);
