namespace TrueWatch.Simulator;

/// <summary>A file of an archive.</summary>
/// <param name="FileName">Its path in the archive.</param>
/// <param name="Resource">The resource; null when the file is not that of a resource.</param>
internal sealed record ArchivedResource(string FileName, SimulatedResource? Resource);
