using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Tests;

/// <summary>An additional file that is not on the disk.</summary>
internal sealed class InMemoryDocument(string path, SourceText? text) : AdditionalText
{
    public InMemoryDocument(string path, string text)
        : this(path, SourceText.From(text, Encoding.UTF8))
    {
    }

    public static implicit operator InMemoryDocument(string text) => new("/spec/service.yaml", text);

    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text;
}
