namespace TrueWatch.SpecEvolution;

/// <summary>The changes of a document, as a changelog has them.</summary>
internal static class MarkdownReport
{
    public static string Of(Comparison comparison)
    {
        var changes = comparison.Changes.Where(change => change.Id != Unreadable.Id && change.Id != UnusedAgreement.Id).ToList();
        var sections = changes
            .GroupBy(change => change.Kind)
            .OrderBy(group => group.Key)
            .Select(group => Section($"{group.Key}", group.Select(change => change.What)))
            .Append(Section("Breaking", changes.Where(change => change.Severity > DiagnosticSeverity.Info && change.Whom.Length > 0).Select(change
                => $"{change.What}. {change.Whom} {(change.Reason is null ? "Not agreed to" : $"Reason: {change.Reason}")}")));
        var version = comparison.OldVersion == comparison.NewVersion ? comparison.NewVersion : $"{comparison.OldVersion} to {comparison.NewVersion}";
        var title = MessageText.OnOneLine($"## {comparison.Path.Split('/', '\\').Last()}, version {version}");
        return $"{title}\n" + (changes.Count == 0 ? "\nNo changes.\n" : string.Concat(sections));
    }

    private static string Section(string heading, IEnumerable<string> lines)
    {
        var items = string.Concat(lines.Distinct().Select(line => $"- {line}.\n"));
        return items.Length == 0 ? "" : $"\n### {heading}\n\n{items}";
    }
}
