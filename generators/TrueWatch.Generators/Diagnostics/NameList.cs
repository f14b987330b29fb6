namespace TrueWatch.Generators.Diagnostics;

/// <summary>Names in a message: the first ones of very many, or that there is none.</summary>
internal static class NameList
{
    private const int Longest = 12;

    public static string Of(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return all.Count == 0 ? "none"
            : all.Count <= Longest ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(Longest))} and {all.Count - Longest} more";
    }
}
