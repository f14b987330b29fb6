using Microsoft.CodeAnalysis.Diagnostics;

namespace TrueWatch.Generators;

/// <summary>The metadata of the item by which a project names a document.</summary>
internal static class ItemMetadata
{
    private const string Prefix = "build_metadata.AdditionalFiles.OpenApiPolling";

    /// <summary>What the metadata says; null for an additional file that is no document of ours.</summary>
    public static DocumentOptions? Read(AnalyzerConfigOptionsProvider provider, AdditionalText document)
    {
        var options = provider.GetOptions(document);
        return string.Equals(Value(options, Prefix), "true", StringComparison.OrdinalIgnoreCase)
            ? new DocumentOptions(Value(options, Prefix + "Client"), Value(options, Prefix + "Method"))
            : null;
    }

    private static string? Value(AnalyzerConfigOptions options, string key)
        => options.TryGetValue(key, out var value) && value.Trim().Length > 0 ? value.Trim() : null;
}
