using Microsoft.CodeAnalysis.Diagnostics;

namespace TrueWatch.Generators.Models;

/// <summary>
/// What the project says of a document, in the metadata of its item: the client's type, for operations that name none of their own,
/// and the client's method, with <c>{operationId}</c> for the operation's id.
/// </summary>
internal sealed record DocumentOptions(string? Client, string? Method)
{
    private const string Prefix = "build_metadata.AdditionalFiles.OpenApiPolling";

    /// <summary>The metadata; null for an additional file that is no document of ours.</summary>
    public static DocumentOptions? Read(AnalyzerConfigOptions options)
        => string.Equals(Value(options, Prefix), "true", StringComparison.OrdinalIgnoreCase)
            ? new DocumentOptions(Value(options, Prefix + "Client"), Value(options, Prefix + "Method"))
            : null;

    private static string? Value(AnalyzerConfigOptions options, string key)
        => options.TryGetValue(key, out var value) && value.Trim().Length > 0 ? value.Trim() : null;
}
