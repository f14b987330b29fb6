using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>What can be said of conditions without an answer.</summary>
internal static class ConditionLogic
{
    /// <summary>Whether both ask for the same, in whichever order their values are.</summary>
    public static bool AreSame(ConditionModel one, ConditionModel other)
        => one.Comparisons.Count == other.Comparisons.Count
            && one.Comparisons.Zip(other.Comparisons, AreSame).All(isSame => isSame);

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

    private static bool AreSame(ComparisonModel one, ComparisonModel other)
        => one.Operand == other.Operand
            && one.IsNegated == other.IsNegated
            && new HashSet<LiteralModel>(one.Values).SetEquals(other.Values);
}
