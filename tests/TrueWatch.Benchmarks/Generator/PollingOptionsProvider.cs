using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>Says of every additional file that it is a document to be polled.</summary>
internal sealed class PollingOptionsProvider : AnalyzerConfigOptionsProvider
{
    private static readonly AnalyzerConfigOptions Options = new DocumentOptions();

    public override AnalyzerConfigOptions GlobalOptions => Options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Options;

    private sealed class DocumentOptions : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.OpenApiPolling" ? "true" : null;
            return value is not null;
        }
    }
}
