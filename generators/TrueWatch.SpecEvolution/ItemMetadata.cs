using Microsoft.CodeAnalysis.Diagnostics;

namespace TrueWatch.SpecEvolution;

/// <summary>What the project's items and properties say, as the package's targets hand it to the compiler.</summary>
internal static class ItemMetadata
{
    private const string Prefix = "build_metadata.AdditionalFiles.OpenApiEvolution";

    public static FileMetadata Read(AnalyzerConfigOptions options)
        => new(Value(options, Prefix + "Baseline"), Value(options, Prefix + "Name"), Value(options, Prefix + "OpenEnums") == "true");

    /// <summary>Whether the changes are wanted as Markdown rather than as diagnostics.</summary>
    public static bool WantsReport(AnalyzerConfigOptions options) => Value(options, "build_property.OpenApiEvolutionReport") == "true";

    private static string? Value(AnalyzerConfigOptions options, string key)
        => options.TryGetValue(key, out var value) && value.Trim().Length > 0 ? value.Trim().ToLowerInvariant() : null;
}
