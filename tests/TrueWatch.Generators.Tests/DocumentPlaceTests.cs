namespace TrueWatch.Generators.Tests;

/// <summary>Where a fault is, in forms of YAML in which that is not told by an offset alone, and what a message shows of it.</summary>
public sealed class DocumentPlaceTests
{
    [Theory]
    [InlineData("openapi: 3.0.3\npaths:\n\t/a: {}\n", 3, 1, "While scanning a mapping, found invalid tab as indentation. If other tools read it, convert it to JSON.")]
    [InlineData("openapi: 3.0.3\ninfo: 'a\nb\n", 2, 7, "While scanning a quoted scalar, found unexpected end of stream. It was noticed in line 4, column 1. If other tools read it, convert it to JSON.")]
    [InlineData("openapi: 3.0.3\ninfo: @a\n", 2, 7, "While scanning for the next token, found character that cannot start any token. If other tools read it, convert it to JSON.")]
    [InlineData("openapi: 3.0.3\ninfo: a: b\n", 2, 8, "While scanning a plain scalar value, found invalid mapping. If other tools read it, convert it to JSON.")]
    public void Broken_yaml_is_reported_where_it_breaks(string text, int line, int column, string problem)
    {
        var diagnostic = Assert.Single(new GeneratorRun(text, PrintService.Client).Diagnostics);

        var place = diagnostic.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((line, column), (place.Line + 1, place.Character + 1));
        Assert.Equal("The OpenAPI document cannot be read: " + problem, diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("'$response.body#/state == ''«donne'''")]
    [InlineData("\"$response.body#/state == \\\"«donne\\\"\"")]
    [InlineData("\"\\x24response.body\\u0023/state\\U00000020==\\t'«donne'\"")]
    public void The_place_of_a_value_within_escapes_is_exact(string condition)
    {
        var document = JobService.Document("x-polling: {name: Job, success: [$statusCode == 200, " + condition + "]}");
        var run = new GeneratorRun(document.Replace("«", "", StringComparison.Ordinal), JobService.WrappingClientAlone);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL011", diagnostic.Id);
        var span = diagnostic.Location.SourceSpan;
        var first = document.IndexOf('«', StringComparison.Ordinal);
        Assert.InRange(span.Start, first - 2, first - 1);
        Assert.InRange(span.End, first + "donne".Length + 1, first + "donne".Length + 2);
    }

    [Fact]
    public void A_condition_over_several_lines_is_reported_at_its_beginning()
    {
        var document = JobService.Document("x-polling:\n  name: Job\n  success:\n    - $statusCode == 200\n    - \"$response.body#/state\n      == 'donne'\"");
        var diagnostic = Assert.Single(new GeneratorRun(document, JobService.WrappingClientAlone).Diagnostics);

        Assert.Equal(document.IndexOf("\"$response", StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData("\"PT1S\\n\\r\\t\\0\\u2028\"", "'PT1S\\n\\r\\t\\u0000\\u2028'")]
    [InlineData("'é 日本 🚀'", "'é 日本 🚀'")]
    public void A_message_is_one_line_whatever_the_document_says(string value, string shown)
    {
        var run = new GeneratorRun(PrintService.Document.Replace("timeout: P1DT2H", "timeout: " + value, StringComparison.Ordinal), PrintService.Client);

        Assert.EndsWith(", such as PT2S, not " + shown, Assert.Single(run.Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_shows_the_beginning_of_a_text_without_end()
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("timeout: P1DT2H", "timeout: " + new string('9', 1_000_000), StringComparison.Ordinal), PrintService.Client);

        Assert.InRange(Assert.Single(run.Diagnostics).GetMessage().Length, 1000, 1100);
    }
}
