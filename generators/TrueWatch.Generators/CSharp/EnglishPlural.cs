namespace TrueWatch.Generators.CSharp;

/// <summary>The plural of a name.</summary>
internal static class EnglishPlural
{
    private static readonly string[] Hissing = ["ss", "us", "x", "z", "ch", "sh"];

    /// <summary>
    /// <c>Task</c> becomes <c>Tasks</c>, <c>Query</c> becomes <c>Queries</c>, <c>Status</c> becomes <c>Statuses</c>,
    /// <c>Analysis</c> becomes <c>Analyses</c>; a plural stays as it is.
    /// </summary>
    public static string Of(string name)
    {
        if (Array.Exists(Hissing, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            return name + "es";
        }

        if (name.EndsWith("is", StringComparison.OrdinalIgnoreCase))
        {
            return name.Substring(0, name.Length - 2) + "es";
        }

        if (name.EndsWith("s", StringComparison.OrdinalIgnoreCase))
        {
            return name;
        }

        return name.Length > 1 && char.ToLowerInvariant(name[name.Length - 1]) == 'y' && !IsVowel(name[name.Length - 2])
            ? name.Substring(0, name.Length - 1) + "ies"
            : name + "s";
    }

    private static bool IsVowel(char letter) => "aeiou".IndexOf(char.ToLowerInvariant(letter)) >= 0;
}
