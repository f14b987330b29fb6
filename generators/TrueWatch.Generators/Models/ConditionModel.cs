namespace TrueWatch.Generators.Models;

/// <summary>What an answer has to be like to mean an outcome, with its text in the document: all comparisons have to hold.</summary>
internal sealed record ConditionModel(PollingState Outcome, string Text, EquatableArray<ComparisonModel> Comparisons)
{
    /// <summary>What it asks for; equal for conditions that ask for the same, in whichever order their values are.</summary>
    public EquatableArray<ComparisonModel> Question => new(Comparisons.Select(comparison => comparison with
    {
        Values = new(comparison.Values.Distinct().OrderBy(value => value.Kind).ThenBy(value => value.Text, StringComparer.Ordinal)),
        Place = 0,
    }));

    /// <summary>Whether the comparisons of one part of the answer leave no value that could be there.</summary>
    public bool IsContradiction => Comparisons.GroupBy(comparison => comparison.Operand).Any(same =>
    {
        var allowed = same.Where(comparison => !comparison.IsNegated).Select(comparison => comparison.Values.AsEnumerable()).ToList();
        var excluded = same.Where(comparison => comparison.IsNegated).SelectMany(comparison => comparison.Values);
        return allowed.Count > 0 && !allowed.Aggregate((all, values) => all.Intersect(values)).Except(excluded).Any();
    });
}
