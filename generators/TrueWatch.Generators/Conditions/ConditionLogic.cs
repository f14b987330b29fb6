namespace TrueWatch.Generators.Conditions;

/// <summary>What can be said of conditions without an answer.</summary>
internal static class ConditionLogic
{
    /// <summary>What a condition asks for; equal for conditions that ask for the same, in whichever order their values are.</summary>
    public static EquatableArray<ComparisonModel> Question(ConditionModel condition)
        => new(condition.Comparisons.Select(comparison => comparison with
        {
            Values = new(comparison.Values.Distinct().OrderBy(value => value.Kind).ThenBy(value => value.Text, StringComparer.Ordinal)),
            Place = 0,
        }));

    /// <summary>Whether comparisons of one part of the answer leave no value that could be there.</summary>
    public static bool Contradicts(ConditionModel condition) => condition.Comparisons.GroupBy(comparison => comparison.Operand).Any(same =>
    {
        var allowed = same.Where(comparison => !comparison.IsNegated).Select(comparison => comparison.Values.AsEnumerable()).ToList();
        var excluded = same.Where(comparison => comparison.IsNegated).SelectMany(comparison => comparison.Values);
        return allowed.Count > 0 && !allowed.Aggregate((all, values) => all.Intersect(values)).Except(excluded).Any();
    });
}
