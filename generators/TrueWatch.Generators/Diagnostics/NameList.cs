namespace TrueWatch.Generators.Diagnostics;

/// <summary>Names in a message: the first ones of very many.</summary>
internal static class NameList
{
    private const int Longest = 12;

    public static string Of(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        return all.Count <= Longest ? string.Join(", ", all) : $"{string.Join(", ", all.Take(Longest))} and {all.Count - Longest} more";
    }
}
