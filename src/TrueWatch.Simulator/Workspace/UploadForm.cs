namespace TrueWatch.Simulator;

/// <summary>What was uploaded.</summary>
/// <param name="Parameters">The fields of the form beside the file, and the parameters of the query.</param>
/// <param name="Archive">The file.</param>
internal sealed record UploadForm(IReadOnlyList<KeyValuePair<string, string>> Parameters, Stream Archive);
