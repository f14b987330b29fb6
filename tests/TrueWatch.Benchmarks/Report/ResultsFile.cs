using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Report;

/// <summary>
/// The file of the results. A run replaces the sections of the parts that it ran, and leaves the others and everything
/// that was written by hand below the last mark as they are.
/// </summary>
internal static class ResultsFile
{
    private const string HandWritten = "<!-- Written by hand: no run changes what follows. -->";

    private const string Head = """
        # Results

        Every figure stands beside a baseline that the same run measured: compare the ratios, not the times of different
        runs. Times are medians, bytes are allocated managed memory, unless a table says otherwise.

        """;

    public static void Write(string path, IReadOnlyList<string> partNames, IReadOnlyDictionary<string, ReportSection> sections, RunOptions options)
    {
        var old = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var parts = partNames
            .Select(name => sections.TryGetValue(name, out var section) ? Mark(name, Describe(section, options)) : FindPart(old, name))
            .Where(part => part.Length > 0);
        var handWritten = old.IndexOf(HandWritten, StringComparison.Ordinal) is >= 0 and var start ? old[start..] : HandWritten + "\n";
        File.WriteAllText(path, $"{Head}\n{string.Concat(parts)}{handWritten}");
    }

    public static string Describe(ReportSection section, RunOptions options) =>
        $"{section}Measured {options.Date} on {Machine.Description}, with `{options.CommandLine}`.\n";

    private static string Mark(string name, string text) => $"{Start(name)}\n{text}{End(name)}\n\n";

    private static string FindPart(string old, string name)
    {
        var start = old.IndexOf(Start(name), StringComparison.Ordinal);
        var end = old.IndexOf(End(name), StringComparison.Ordinal);
        return start >= 0 && end > start ? old[start..(end + End(name).Length)] + "\n\n" : "";
    }

    private static string Start(string name) => $"<!-- {name} -->";

    private static string End(string name) => $"<!-- end of {name} -->";
}
