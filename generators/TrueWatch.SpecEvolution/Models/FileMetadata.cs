namespace TrueWatch.SpecEvolution.Models;

/// <summary>
/// What the project says of an additional file: the name of its baseline, if it has one; the name by which it is found, if it
/// is a baseline; and whether its client takes values that no enum lists.
/// </summary>
internal sealed record FileMetadata(string? Baseline, string? Name, bool HasOpenEnums);
