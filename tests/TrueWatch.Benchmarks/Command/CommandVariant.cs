namespace TrueWatch.Benchmarks.Command;

/// <summary>A way to ask for the status.</summary>
/// <param name="Name">How the report calls it.</param>
/// <param name="File">The executable.</param>
/// <param name="Version">The arguments that print the version.</param>
/// <param name="Status">The arguments that ask for the status.</param>
/// <param name="Size">Its size on disk, in bytes.</param>
internal sealed record CommandVariant(
    string Name, string File, IReadOnlyList<string> Version, IReadOnlyList<string> Status, long Size);
