using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>An additional file in memory.</summary>
internal sealed class TextDocument(SourceText text) : AdditionalText
{
    public override string Path => "/spec/synthetic.yaml";

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}
