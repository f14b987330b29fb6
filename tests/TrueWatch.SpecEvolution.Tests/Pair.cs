namespace TrueWatch.SpecEvolution.Tests;

/// <summary>A document, its baseline, and what is said of the two.</summary>
internal sealed record Pair(string Name, string Old, string New, bool HasOpenEnums, IReadOnlyList<string> Says);
