namespace TrueWatch.SpecEvolution.Models;

/// <summary>How a document differs from its baseline, in the document's order; of one that cannot be read, why.</summary>
internal sealed record Comparison(string Path, string? OldVersion, string? NewVersion, EquatableArray<Change> Changes);
