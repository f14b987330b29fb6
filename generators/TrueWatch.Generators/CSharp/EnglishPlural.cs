using System.Text.RegularExpressions;

namespace TrueWatch.Generators.CSharp;

internal static class EnglishPlural
{
    private static readonly (Regex End, string Plural)[] Rules = new[]
    {
        ("(ss|us|x|z|ch|sh)$", "$1es"), ("is$", "es"), ("s$", "s"), ("(?<=.)([^aeiou])y$", "$1ies"), ("$", "s"),
    }.Select(rule => (new Regex(rule.Item1, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), rule.Item2)).ToArray();

    /// <summary>
    /// <c>Task</c> becomes <c>Tasks</c>, <c>Query</c> becomes <c>Queries</c>, <c>Status</c> becomes <c>Statuses</c>,
    /// <c>Analysis</c> becomes <c>Analyses</c>; a plural stays as it is.
    /// </summary>
    public static string Of(string name)
    {
        var (end, plural) = Array.Find(Rules, rule => rule.End.IsMatch(name));
        return end.Replace(name, plural, count: 1);
    }
}
