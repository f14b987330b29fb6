namespace TrueWatch.SpecEvolution.Models;

/// <summary>
/// A difference between a document and its baseline, as data that the pipeline can compare: the rule's id (null for a change
/// that breaks nobody) and severity, its heading in a changelog, where it is, what changed (without a period), which line of
/// the baseline had what was there before (from one on; null where nothing was), whom it breaks, and why that is agreed to.
/// </summary>
internal sealed record Change(
    string? Id, DiagnosticSeverity Severity, ChangeKind Kind, string Path, SourceSpan Place, string What, int? BaselineLine, string Whom, string? Reason)
{
    /// <summary>The line of the baseline, for a message.</summary>
    public string Line => BaselineLine is { } line ? $" (line {line} of the baseline)" : "";
}
