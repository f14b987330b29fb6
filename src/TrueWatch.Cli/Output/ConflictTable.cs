using TrueWatch.Generated;

namespace TrueWatch.Cli.Output;

/// <summary>What keeps an import from being started, for people.</summary>
internal static class ConflictTable
{
    private const int LongestCell = 60;

    public static void Write(TextWriter output, IReadOnlyList<ImportConflict> conflicts)
    {
        List<string[]> rows = [["type", "in the file", "in the workspace", "identifier", "the same", "--on-conflict"], .. conflicts.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            output.WriteLine($"  {string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))}".TrimEnd());
        }
    }

    /// <summary>The strategies that a type takes, as the option takes them; null where none is known.</summary>
    public static string? Strategies(ImportConflict conflict) => ConflictedType.Find(conflict.ResourceType) is { } type
        ? $"{type.Name}={string.Join('|', type.Strategies)}"
        : null;

    private static string[] Row(ImportConflict conflict) =>
    [
        .. new[]
        {
            conflict.ResourceType,
            conflict.ImportName ?? (conflict.Identifier is null ? conflict.Value.GetRawText() : ""),
            conflict.ExistingName ?? "",
            conflict.Identifier ?? "",
            conflict.KindValue.Replace('_', ' '),
            Strategies(conflict) ?? "(none is known)",
        }.Select(static cell => DisplayText.OneLine(cell, LongestCell)),
    ];
}
