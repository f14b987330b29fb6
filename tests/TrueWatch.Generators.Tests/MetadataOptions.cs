using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TrueWatch.Generators.Tests;

/// <summary>Says of every additional file what its item metadata <c>OpenApiPolling</c> is.</summary>
internal sealed class MetadataOptions(string? openApiPolling) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(openApiPolling);

    private sealed class Options(string? openApiPolling) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.OpenApiPolling" ? openApiPolling : null;
            return value is not null;
        }
    }
}
