using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Pages.Tests;

/// <summary>An OpenAPI document of a page, as the generator reads it.</summary>
internal sealed class PolledDocument(string path, string text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
