namespace TrueWatch.Benchmarks.Build;

/// <summary>What was done since the last build.</summary>
internal enum BuildKind
{
    NoChange,
    CodeEdit,
    SourceEdit,
    Clean,
}
