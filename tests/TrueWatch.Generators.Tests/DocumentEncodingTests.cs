using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Tests;

/// <summary>The bytes of a document: marks, line ends and encodings.</summary>
public sealed class DocumentEncodingTests
{
    [Fact]
    public void A_document_with_a_byte_order_mark_and_windows_line_ends_reports_the_right_place()
    {
        var text = PrintService.Document
            .Replace("failure: [jammed]", "failure: [jammed, jamed]", StringComparison.Ordinal)
            .ReplaceLineEndings("\r\n");
        var run = new GeneratorRun(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), PrintService.Client);

        var span = Assert.Single(run.Diagnostics).Location.SourceSpan;
        Assert.Equal("jamed", text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_reported()
        => AssertUnreadable(text: null, "the file is missing, or is not a text", 0);

    [Fact]
    public void A_file_that_the_compiler_did_not_read_as_Unicode_is_reported()
        => AssertUnreadable(
            SourceText.From(PrintService.Document, Encoding.Latin1),
            "it is not UTF-8 and was read as 'iso-8859-1'; save it as UTF-8",
            0);

    [Fact]
    public void UTF_16_without_a_mark_is_reported()
        => AssertUnreadable(
            SourceText.From(Encoding.UTF8.GetString(Encoding.Unicode.GetBytes(PrintService.Document)), Encoding.UTF8),
            "it has null characters, as UTF-16 without a byte-order mark has; save it as UTF-8",
            1);

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_reported()
        => AssertUnreadable(
            SourceText.From(PrintService.Document.Replace("Print service", "Print \uFFFDervice", StringComparison.Ordinal), Encoding.UTF8),
            "it has bytes that are not UTF-8; save it as UTF-8",
            PrintService.Document.IndexOf("service", StringComparison.Ordinal));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_reported_wherever_they_are()
        => AssertUnreadable(
            SourceText.From(PrintService.Document + "\n# \uFFFD\n", Encoding.UTF8),
            "it has bytes that are not UTF-8; save it as UTF-8",
            PrintService.Document.Length + 3);

    [Fact]
    public void A_replacement_character_that_somebody_wrote_is_one_like_others()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var text = SourceText.From(PrintService.Document + "\n# \uFFFD\n", strict);

        Assert.Empty(new GeneratorRun(new InMemoryDocument("/spec/service.yaml", text), PrintService.Client).Diagnostics);
    }

    [Fact]
    public void UTF_16_with_a_mark_is_read()
    {
        var text = SourceText.From(PrintService.Document, Encoding.Unicode);

        Assert.Empty(new GeneratorRun(new InMemoryDocument("/spec/service.yaml", text), PrintService.Client).Diagnostics);
    }

    private static void AssertUnreadable(SourceText? text, string problem, int start)
    {
        var run = new GeneratorRun(new InMemoryDocument("/spec/service.yaml", text), PrintService.Client);

        Assert.Null(run.Result.Exception);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("POLL001", "The OpenAPI document cannot be read: " + problem), (diagnostic.Id, diagnostic.GetMessage()));
        Assert.Equal(start, diagnostic.Location.SourceSpan.Start);
    }
}
