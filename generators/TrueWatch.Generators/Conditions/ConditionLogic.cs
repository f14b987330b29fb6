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
    public static bool Contradicts(ConditionModel condition)
    {
        foreach (var comparisons in condition.Comparisons.GroupBy(comparison => comparison.Operand))
        {
            var excluded = comparisons.Where(comparison => comparison.IsNegated).SelectMany(comparison => comparison.Values);
            var allowed = comparisons
                .Where(comparison => !comparison.IsNegated)
                .Select(comparison => comparison.Values.AsEnumerable())
                .Aggregate(default(IEnumerable<LiteralModel>), (all, values) => all is null ? values : all.Intersect(values));
            if (allowed is not null && !allowed.Except(excluded).Any())
            {
                return true;
            }
        }

        return false;
    }
}
