namespace TrueWatch.SpecEvolution.Findings;

/// <summary>Collects what was found in a document, and asks whether somebody agreed to it.</summary>
/// <param name="path">The document.</param>
/// <param name="agreements">The places that agree to a break.</param>
/// <param name="agreedByVersion">The reason where the version agrees to all breaks; null where it does not.</param>
internal sealed class ChangeSink(string path, Agreements agreements, string? agreedByVersion)
{
    private readonly List<Change> _changes = [];
    private readonly HashSet<(string Name, int Place, YamlNode? Was)> _known = [];

    /// <summary>The changes, in the document's order.</summary>
    public EquatableArray<Change> Changes => new(_changes.OrderBy(change => change.Place.Start).ThenBy(change => change.Id, StringComparer.Ordinal));

    /// <summary>Adds findings; the same one, met on another way, is there once.</summary>
    public void Add(IEnumerable<Finding> findings)
    {
        foreach (var (rule, place, was, what, agreeing, breaks) in findings.Where(one => _known.Add((one.Rule.Id ?? one.What, one.Place.Span.Start, one.Was))))
        {
            var reason = rule.Severity >= DiagnosticSeverity.Warning ? agreements.Find(agreeing) ?? agreedByVersion : null;
            Add(rule, place.Span, char.ToUpperInvariant(what[0]) + what.Substring(1), was?.Span.StartLine + 1, rule.Whom(breaks), reason is null ? null : MessageText.OnOneLine(reason));
        }
    }

    /// <summary>Adds a change as data.</summary>
    public void Add(Rule rule, SourceSpan place, string what, int? baselineLine = null, string whom = "", string? reason = null)
        => _changes.Add(new Change(rule.Id, rule.Severity, rule.Kind, path, place, MessageText.OnOneLine(what), baselineLine, whom, reason));
}
