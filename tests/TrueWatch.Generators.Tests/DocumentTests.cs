using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>Documents that are odd or broken: at worst a diagnostic, never an exception and never a hang.</summary>
public sealed class DocumentTests
{
    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("# nothing but a comment", "it is empty")]
    [InlineData("just a text", "it has no top-level 'openapi: 3.x', so it is not an OpenAPI 3 document")]
    [InlineData("swagger: '2.0'", "it is Swagger 2.0; convert it to OpenAPI 3")]
    [InlineData("- openapi: 3.0.3", "it has no top-level 'openapi: 3.x', so it is not an OpenAPI 3 document")]
    [InlineData("openapi: 3.0.3\npaths: []", "its 'paths' must be a mapping, not a list")]
    [InlineData("openapi: 3.0.3\npaths: none", "its 'paths' must be a mapping, not 'none'")]
    [InlineData("openapi: 3.0.3\npaths: *nowhere", "The alias '*nowhere' has no anchor before it.")]
    [InlineData("openapi: 3.0.3\npaths: &a {x: *a}", "The alias '*a' has no anchor before it.")]
    public void What_is_no_document_is_reported(string text, string problem)
    {
        var run = new GeneratorRun(text, PrintService.Client);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL001", diagnostic.Id);
        Assert.Equal("The OpenAPI document cannot be read: " + problem, diagnostic.GetMessage());
    }

    [Fact]
    public void Broken_yaml_is_reported_at_its_line()
    {
        var run = new GeneratorRun("openapi: 3.0.3\npaths:\n  /a: [1, 2\n  /b: x\n", PrintService.Client);

        Assert.Null(run.Result.Exception);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL001", diagnostic.Id);
        Assert.InRange(diagnostic.Location.GetLineSpan().StartLinePosition.Line, 2, 4);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_without_an_end_is_refused(char open)
    {
        var run = new GeneratorRun("openapi: 3.0.3\npaths: " + new string(open, 100_000), PrintService.Client);

        Assert.Equal("POLL001", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void Json_is_read_as_well_as_yaml()
    {
        var json = """
            {
              "openapi": "3.1.0",
              "paths": {
                "/jobs/{number}": {
                  "get": {
                    "operationId": "getJob",
                    "responses": {"2XX": {"description": "", "content": {"application/vnd.x+json": {"schema": {
                      "type": "object", "properties": {"job": {"type": "object", "properties": {"phase": {"enum": ["on", "off"]}}}}
                    }}}}},
                    "x-polling": {"name": "print job", "status": "$response.body#/job/phase", "states": {"pending": "on", "success": "off"}}
                  }
                }
              }
            }
            """;
        var run = new GeneratorRun(json, PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Printing.PrintJobStatus"));
    }

    [Fact]
    public void References_and_compositions_that_go_in_circles_end()
    {
        var circular = PrintService.Document
            .Replace("    Answer:\n", "    Answer:\n      allOf: [{$ref: '#/components/schemas/JobAnswer'}, {$ref: '#/components/schemas/Answer'}]\n", StringComparison.Ordinal);
        Assert.Empty(new GeneratorRun(circular, PrintService.Client).Diagnostics);

        var lost = PrintService.Document
            .Replace("phase: {$ref: \"#/components/schemas/JobPhase\"}", "phase: {$ref: \"#/components/schemas/Loop\"}", StringComparison.Ordinal)
            + "\n    Loop: {$ref: \"#/components/schemas/Loop\"}\n";
        Assert.Equal(
            "The expression '$response.body#/job/phase' leads nowhere: the schema of the status is '#/components/schemas/Loop', which leads in a circle",
            Assert.Single(new GeneratorRun(lost, PrintService.Client).Diagnostics).GetMessage());
    }

    [Fact]
    public void Values_that_are_no_names_get_sensible_ones_that_compile()
    {
        string[] values = ["unknown", "Unknown", "in queue", "in_queue", "IN-QUEUE", "class", "", "200", "%", "ünïcode", "true", "a\\\"b"];
        var list = string.Join(", ", values.Select(value => $"\"{value}\""));
        var run = new GeneratorRun(
            PrintService.Document
                .Replace("enum: [in-queue, printing, done, jammed, stopped]", $"enum: [{list}]", StringComparison.Ordinal)
                .Replace("x-enum-descriptions", "x-notes", StringComparison.Ordinal)
                .Replace("pending: [in-queue, printing]", $"pending: [{string.Join(", ", values[1..].Select(value => $"\"{value}\""))}]", StringComparison.Ordinal)
                .Replace("[done]", "[unknown]", StringComparison.Ordinal)
                .Replace("[jammed]", "[]", StringComparison.Ordinal)
                .Replace("[stopped]", "[]", StringComparison.Ordinal),
            PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(
            ["Unknown", "Unknown2", "Unknown3", "InQueue", "InQueue2", "INQUEUE", "Class", "Empty", "_200", "Empty2", "Ünïcode", "True", "AB"],
            run.Output.GetTypeByMetadataName("Printing.JobPhase")!.GetMembers().OfType<Microsoft.CodeAnalysis.IFieldSymbol>().Select(field => field.Name));
    }

    [Fact]
    public void The_documents_own_names_for_values_win()
    {
        var run = new GeneratorRun(
            PrintService.Document + "\n      x-enum-varnames: [Waiting, OnPaper, done, JAMMED, Stopped]\n", PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Contains("Waiting = 1,", run.Source("Printing.JobPhase.g.cs"), StringComparison.Ordinal);
        Assert.Contains("OnPaper = 2,", run.Source("Printing.JobPhase.g.cs"), StringComparison.Ordinal);
        Assert.Contains("done = 3,", run.Source("Printing.JobPhase.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_prefix_of_a_document_is_survived()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client);
        for (var length = 0; length < PrintService.Document.Length; length += 7)
        {
            run.EditDocument(PrintService.Document[..length]);
            Assert.Null(run.Result.Exception);
            Assert.All(run.Diagnostics, diagnostic => Assert.StartsWith("POLL", diagnostic.Id, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Aliases_that_multiply_are_read_in_time()
    {
        var bomb = new StringBuilder("x-a0: &a0 {type: string, enum: [x]}\n");
        for (var level = 1; level < 60; level++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"x-a{level}: &a{level} {{allOf: [*a{level - 1}, *a{level - 1}, *a{level - 1}]}}\n");
        }

        var run = new GeneratorRun(
            bomb + PrintService.Document.Replace("Answer:\n      type: object", "Answer:\n      allOf: [*a59, *a59]\n      type: object", StringComparison.Ordinal),
            PrintService.Client,
            metadata: new Dictionary<string, string> { ["Enums"] = "All" });

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Aliases_that_nest_deeper_than_any_text_overflow_nothing()
    {
        var tower = new StringBuilder("x-0: &a0 {type: string}\n");
        for (var level = 1; level < 2000; level++)
        {
            tower.Append(CultureInfo.InvariantCulture, $"x-{level}: &a{level} {new string('[', 100)}{{allOf: [*a{level - 1}]}}{new string(']', 100)}\n");
        }

        var run = new GeneratorRun(
            tower + PrintService.Document.Replace("pages: {type: integer}", "pages: {allOf: [*a1999]}", StringComparison.Ordinal),
            PrintService.Client,
            metadata: new Dictionary<string, string> { ["Enums"] = "All" });

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Several_documents_serve_one_project_each_with_its_own_client()
    {
        var other = PrintService.Document.Replace("name: PrintJob", "name: OtherJob\n        enum: OtherPhase\n        client: Other.IPrintClient", StringComparison.Ordinal);
        var run = new GeneratorRun(
            PrintService.Document.Replace("name: PrintJob", "name: PrintJob\n        client: Printing.IPrintClient", StringComparison.Ordinal),
            PrintService.Client + PrintService.Client[PrintService.Client.IndexOf("namespace", StringComparison.Ordinal)..].Replace("Printing", "Other", StringComparison.Ordinal),
            moreDocuments: [new InMemoryDocument("/spec/other.json", other)]);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("IPrintClient client", run.Source("Other.OtherJobPollingExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_named_twice_is_reported_and_breaks_nothing()
    {
        var run = new GeneratorRun(
            PrintService.Document, PrintService.Client, moreDocuments: [new InMemoryDocument("/spec/copy.yaml", PrintService.Document)]);

        Assert.Null(run.Result.Exception);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("POLL009", "/spec/copy.yaml"), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("x-poling")]
    [InlineData("x-Polling")]
    [InlineData("x-pollin")]
    [InlineData("x_polling")]
    [InlineData("polling")]
    [InlineData("x-polling-")]
    public void An_extension_that_looks_like_ours_is_a_warning(string key)
    {
        var run = new GeneratorRun(PrintService.Document.Replace("x-polling", key, StringComparison.Ordinal), PrintService.Client);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("POLL015", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.DefaultSeverity));
        Assert.Equal($"The extension '{key}' is ignored; did you mean 'x-polling'?", diagnostic.GetMessage());
    }

    [Fact]
    public void A_block_beside_an_operation_is_a_warning()
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("    get:\n", "    x-polling: {name: Job}\n    get:\n", StringComparison.Ordinal), PrintService.Client);

        Assert.Equal(
            "The extension 'x-polling' is ignored; it belongs into an operation, such as get, and not beside it",
            Assert.Single(run.Diagnostics).GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("phase: {$ref: \"#/components/schemas/JobPhase\"}", "phase: {$ref: \"common.yaml#/JobPhase\"}", "the schema of the status is 'common.yaml#/JobPhase', which is not in the document; only references within it, such as '#/components/schemas/Job', are followed")]
    [InlineData("schema: {$ref: \"#/components/schemas/JobAnswer\"}", "schema: {$ref: \"#/components/schemas/Nobody\"}", "the schema of the body is '#/components/schemas/Nobody', which is not in the document")]
    [InlineData("phase: {$ref: \"#/components/schemas/JobPhase\"}", "phase: {oneOf: [{type: string}, {type: integer}]}", null)]
    [InlineData("job: {$ref: \"#/components/schemas/Job\"}", "job: {oneOf: [{$ref: \"#/components/schemas/Job\"}, {$ref: \"#/components/schemas/Answer\"}]}", "'job' is one of several schemas, and which of them 'phase' is in cannot be told")]
    public void A_schema_that_cannot_be_followed_is_reported(string text, string other, string? problem)
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace(text, other, StringComparison.Ordinal).Replace("        result: $response.body#/job\n", "", StringComparison.Ordinal),
            PrintService.Client);

        Assert.Null(run.Result.Exception);
        if (problem is not null)
        {
            Assert.Equal($"The expression '$response.body#/job/phase' leads nowhere: {problem}", Assert.Single(run.Diagnostics).GetMessage());
        }
    }

    [Theory]
    [InlineData("  /jobs/{number}:\n", "  /print-jobs/{number}: {$ref: '#/paths/~1jobs~1{number}'}\n  /jobs/{number}:\n")]
    [InlineData("  /jobs/{number}:\n", "  /jobs/{number}: &item\n")]
    public void What_several_paths_share_is_read_once(string text, string other)
    {
        var document = PrintService.Document
            .Replace(text, other, StringComparison.Ordinal)
            .Replace("components:\n  schemas:\n", (other.Contains('&', StringComparison.Ordinal) ? "  /print-jobs: *item\n" : "") + "components:\n  schemas:\n", StringComparison.Ordinal);
        var run = new GeneratorRun(document, PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_schema_that_takes_everything_is_one_of_any_kind()
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("phase: {$ref: \"#/components/schemas/JobPhase\"}", "phase: true", StringComparison.Ordinal), PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void References_into_paths_and_lists_and_escaped_ones_are_followed()
    {
        var run = new GeneratorRun(
            PrintService.Document
                .Replace("$ref: \"#/components/schemas/JobAnswer\"", "$ref: '#/x-list/1/a~1b%7E0c'", StringComparison.Ordinal)
                + "\nx-list: [{}, {\"a/b~c\": {$ref: '#/components/schemas/JobAnswer'}}]\n",
            PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
