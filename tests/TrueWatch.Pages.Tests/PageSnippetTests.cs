using System.Text.Json;
using System.Xml.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.Pages.Tests;

/// <summary>What the pages print to be copied is right as it stands. A new page is found by itself.</summary>
public sealed class PageSnippetTests
{
    // What a reader copies, and what only shows something.
    private static readonly string[] CheckedLanguages = ["csharp", "json", "jsonc", "yaml", "xml"];
    private static readonly string[] OtherLanguages = ["abnf", "console", "ini", "mermaid", "powershell", "text"];

    public static TheoryData<string> PagesWithCSharp => Page.With("csharp");

    public static TheoryData<string> PagesWithData => Page.With("json", "jsonc", "yaml", "xml");

    [Fact]
    public void Every_block_says_in_a_language_that_is_known_what_it_is()
    {
        var blocks = Page.All.SelectMany(page => page.Blocks.Select(block => (page.Path, Block: block))).ToList();

        Assert.NotEmpty(blocks);
        Assert.DoesNotContain(blocks, each => !CheckedLanguages.Concat(OtherLanguages).Contains(each.Block.Language, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PagesWithCSharp))]
    public void Every_CSharp_block_of_a_page_compiles(string path)
    {
        var page = new Page(path);
        var errors = page.Blocks.Where(block => block.Language == "csharp").SelectMany(block => Snippet.Errors(page, block)).ToList();

        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Theory]
    [MemberData(nameof(PagesWithData))]
    public void Every_JSON_YAML_and_XML_block_of_a_page_can_be_read(string path)
    {
        var errors = new Page(path).Blocks
            .Select(block => (block.Line, Problem: FindProblem(block)))
            .Where(each => each.Problem is not null)
            .Select(each => $"{path}, the block at line {each.Line}: {each.Problem}")
            .ToList();

        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private static string? FindProblem(FencedBlock block)
    {
        try
        {
            switch (block.Language)
            {
                case "json":
                    JsonDocument.Parse(block.Text).Dispose();
                    break;
                case "jsonc":
                    JsonDocument.Parse(block.Text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).Dispose();
                    break;
                case "yaml":
                    new YamlStream().Load(new StringReader(block.Text));
                    break;
                case "xml":
                    XDocument.Parse($"<root>{block.Text}</root>");
                    break;
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or YamlException or System.Xml.XmlException)
        {
            return exception.Message;
        }
    }
}
