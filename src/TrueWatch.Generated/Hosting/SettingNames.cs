using Microsoft.Extensions.Configuration;

namespace TrueWatch.Generated;

/// <summary>
/// Finds settings of a section that nobody reads because their name is misspelled. What resembles no known name is left
/// alone: the section may hold the application's own settings, and the sections of further clients.
/// </summary>
internal static class SettingNames
{
    /// <param name="section">The section.</param>
    /// <param name="values">The names of settings that are values.</param>
    /// <param name="sections">The names of settings that are sections.</param>
    /// <returns>What is wrong, by setting.</returns>
    public static IEnumerable<SettingProblem> FindProblems(
        IConfigurationSection section, IReadOnlyCollection<string> values, IReadOnlyCollection<string> sections)
    {
        foreach (var child in section.GetChildren())
        {
            var isSection = child.GetChildren().Any();
            if (!isSection && child.Value is null)
            {
                continue;
            }

            var problem = (Find(values, child.Key), Find(sections, child.Key)) switch
            {
                ({ }, _) => isSection ? "It is one value, not a section." : null,
                (_, { } known) => isSection ? null : $"It is a section, not one value: {known} has settings of its own.",
                _ when FindNearest(isSection ? sections : [.. values, .. sections], child.Key, isSection) is { } nearest =>
                    $"There is no such setting. Did you mean {nearest}?",
                _ => null,
            };
            if (problem is not null)
            {
                yield return new SettingProblem(Find(values, child.Key) ?? child.Key, $"{child.Path}: {problem}");
            }
        }
    }

    private static string? Find(IEnumerable<string> names, string name) =>
        names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? FindNearest(IEnumerable<string> names, string name, bool isSection) => names
        .Select(known => (Name: known, Distance: EditDistance.Of(known.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(known => known.Distance <= Math.Max(1, Math.Max(known.Name.Length, name.Length) / 3)
            || (!isSection && name.Length >= 3 && known.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)))
        .OrderBy(known => known.Distance)
        .Select(known => known.Name)
        .FirstOrDefault();
}
