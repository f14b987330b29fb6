using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TrueWatch.Generators.Tests;

/// <summary>Says of every additional file what its item metadata is: <c>OpenApiPolling</c>, and what begins so.</summary>
internal sealed class MetadataOptions(string? openApiPolling, IReadOnlyDictionary<string, string> more) : AnalyzerConfigOptionsProvider
{
    private const string Prefix = "build_metadata.AdditionalFiles.OpenApiPolling";

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null, more);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(openApiPolling, more);

    private sealed class Options(string? openApiPolling, IReadOnlyDictionary<string, string> more) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == Prefix ? openApiPolling : null;
            if (key.StartsWith(Prefix, StringComparison.Ordinal) && more.TryGetValue(key[Prefix.Length..], out var other))
            {
                value = other;
            }

            return value is not null;
        }
    }
}
