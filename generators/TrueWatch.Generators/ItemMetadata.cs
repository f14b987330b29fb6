using Microsoft.CodeAnalysis.Diagnostics;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators;

/// <summary>The metadata of the item by which a project names a document.</summary>
internal static class ItemMetadata
{
    private const string Prefix = "build_metadata.AdditionalFiles.OpenApiPolling";

    /// <summary>What the metadata says; null for an additional file that is no document of ours.</summary>
    public static DocumentOptions? Read(AnalyzerConfigOptions options)
    {
        return string.Equals(Value(""), "true", StringComparison.OrdinalIgnoreCase)
            ? new DocumentOptions(Value("Client"), Value("Method"), Value("Enums"), Value("Namespace"))
            : null;

        string? Value(string name)
            => options.TryGetValue(Prefix + name, out var value) && value.Trim().Length > 0 ? value.Trim() : null;
    }
}
