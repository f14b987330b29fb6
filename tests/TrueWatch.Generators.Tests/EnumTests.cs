using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>The enums of a document that a project asks for.</summary>
public sealed class EnumTests
{
    private const string Document = """
        openapi: 3.1.0
        paths:
          /things:
            parameters:
              - {name: order, in: query, schema: {type: string, enum: [up, down]}}
            get:
              operationId: listThings
              parameters:
                - {name: size, in: query, schema: {type: string, enum: [s, m, l], description: How large}}
              responses:
                "200":
                  description: All
                  content: {application/json: {schema: {type: object, properties: {state: {enum: [open, closed]}}}}}
        components:
          schemas:
            Colour:
              type: string
              description: A colour
              enum: [red, dark-red, 'dark red', Red, RED, class, '', '1', null, "a\"b", unknown]
              x-enum-varnames: [Red, DarkRed, Dark_Red, class, value__, '9x', Nothing, One]
              x-enum-descriptions: {red: Like blood}
              example: {enum: [no, schema]}
            Thing:
              type: object
              properties:
                colour: {$ref: "#/components/schemas/Colour"}
                kind: {type: string, enum: [big, small]}
                number: {type: integer, enum: [1, 2]}
                parts: {type: array, items: {type: object, properties: {kind: {type: string, enum: [left, right]}}}}
        """;

    [Fact]
    public void Every_string_enum_is_emitted_on_request_with_a_name_out_of_its_place()
    {
        var run = Run(Document, "All");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(
            ["Colour", "ListThingsSize", "ListThingsState", "Order", "ThingKind", "ThingPartsKind"],
            Enums(run).Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Values_of_every_kind_get_names_that_compile_and_the_documents_own_names_win()
    {
        var members = Enums(Run(Document, "All")).Single(type => type.Name == "Colour").GetMembers().OfType<IFieldSymbol>().ToList();

        Assert.Equal(
            ["Unknown", "Red", "DarkRed", "Dark_Red", "class", "Value", "_9x", "Nothing", "One", "AB", "Unknown2"],
            members.Select(member => member.Name));
        Assert.Contains("Like blood.", members[1].GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_emitted_reads_and_writes_every_value_and_keeps_apart_what_differs_in_case()
    {
        var client = """
            using System.Linq;
            using System.Threading.Tasks;
            public static class Program
            {
                public static Task<string> ReadAsync()
                {
                    var values = new[] { "red", "dark-red", "dark red", "Red", "RED", "class", "", "1", "a\"b", "unknown", "blue", null };
                    var read = values.Select(value => Values.ColourExtensions.TryParse(value, out var colour)
                        ? Values.ColourExtensions.ToWireValue(colour) == value ? "y" : "n"
                        : colour == Values.Colour.Unknown ? "u" : "n");
                    return Task.FromResult(string.Concat(read));
                }
            }
            """;
        var run = new GeneratorRun(Document, client, metadata: Metadata("all", "Values"));

        Assert.Equal("yyyyyyyyyyuu", await EmittedAssembly.InvokeAsync(run, "Program", "ReadAsync"));
    }

    [Fact]
    public async Task The_open_form_keeps_a_text_that_nobody_documented()
    {
        var client = """
            using System.Threading.Tasks;
            using Values;
            public static class Program
            {
                public static Task<string> ReadAsync()
                {
                    var odd = new ColourValue("mauve");
                    var red = new ColourValue("red");
                    return Task.FromResult($"{odd} {odd.Value} {red.Value} {red == new ColourValue(Colour.Red)} {odd != red} [{default(ColourValue)}]");
                }
            }
            """;

        Assert.Equal(
            "mauve Unknown Red True True []",
            await EmittedAssembly.InvokeAsync(new GeneratorRun(Document, client, metadata: Metadata("All", "Values")), "Program", "ReadAsync"));
    }

    [Fact]
    public void An_open_form_whose_name_is_taken_is_left_out()
    {
        var run = new GeneratorRun(
            Document.Replace("    Thing:", "    ColourValue: {type: string, enum: [a]}\n    Thing:", StringComparison.Ordinal),
            "namespace Values { public class OrderValue { } }",
            metadata: Metadata("All", "Values"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(2, Enums(run).Count(type => type.Name is "ColourValue" or "Order"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Status")]
    public void Without_a_request_there_is_none(string? enums) => Assert.Empty(Run(Document, enums).Result.GeneratedSources);

    [Fact]
    public void An_enum_that_the_project_has_already_is_left_out_with_a_warning()
    {
        var run = new GeneratorRun(Document, "namespace Values { public enum Colour { A } }", metadata: Metadata("All", "Values"));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("POLL019", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.DefaultSeverity));
        Assert.Equal("The enum 'Colour' is not emitted: the namespace 'Values' has a type 'Colour' already", diagnostic.GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("Every", "Values", "The item of the OpenAPI document: Enums is 'Every', and has to be one of Status, All")]
    [InlineData("All", "1.2", "The item of the OpenAPI document: Namespace is '1.2', which is no C# namespace")]
    public void Metadata_that_is_not_right_is_reported(string enums, string @namespace, string message)
    {
        var run = new GeneratorRun(Document, "", metadata: Metadata(enums, @namespace));

        Assert.Empty(run.CompilerDiagnostics);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("POLL018", message), (diagnostic.Id, diagnostic.GetMessage()));
        Assert.Equal("/spec/service.yaml", diagnostic.Location.GetLineSpan().Path);
    }

    [Fact]
    public void Enums_of_waiters_are_among_them_once()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client, metadata: new Dictionary<string, string> { ["Enums"] = "All" });

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(["JobPhase"], Enums(run).Select(type => type.Name));
    }

    [Fact]
    public void An_enum_inside_the_answer_is_that_of_its_waiter_and_no_other()
    {
        var run = new GeneratorRun(
            JobService.Document("x-polling: {name: Job, status: $response.body#/state, states: {pending: queued, success: done, failure: [failed, lost]}}"),
            JobService.WrappingClientAlone,
            metadata: new Dictionary<string, string> { ["Enums"] = "All" });

        Assert.Empty(run.Diagnostics);
        Assert.Equal(["JobStatus"], Enums(run).Select(type => type.Name));
    }

    [Fact]
    public void Enums_called_like_what_is_emitted_compile()
    {
        const string Odd = """
            openapi: 3.1.0
            components:
              schemas:
                Parse: {type: string, enum: [a]}
                TryParse: {type: string, enum: [a]}
                ToWireValue: {type: string, enum: [a, Pending, unknown, value__, ToString, Equals]}
                Joiner: {type: string, enum: [a, b], x-enum-varnames: ["a\u200db", ab]}
                Value: {type: string, enum: [a]}
                Equals: {type: string, enum: [a]}
                ReferenceEquals: {type: string, enum: [a]}
                GetHashCode: {type: string, enum: [a]}
                GetType: {type: string, enum: [a]}
                ToString: {type: string, enum: [a]}
                MemberwiseClone: {type: string, enum: [a]}
                Object: {type: string, enum: [a]}
                String: {type: string, enum: [a]}
            """;
        var run = Run(Odd, "All");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("my-app", "my_app.Order")]
    [InlineData("3D.class", "_3D._class.Order")]
    public void A_projects_namespace_that_is_none_is_mended(string rootNamespace, string type)
    {
        var run = new GeneratorRun(Document, "", metadata: new Dictionary<string, string> { ["Enums"] = "All", ["RootNamespace"] = rootNamespace });

        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName(type));
    }

    [Fact]
    public void Namespaces_that_differ_in_letter_case_only_are_told_apart_by_a_diagnostic()
    {
        var client = "using System.Threading.Tasks; namespace A { public class C { public Task<J> GetJobAsync() => null!; } public class J { public string? State { get; set; } } }";
        var document = JobService.Document("x-polling: [{name: One, enum: E, client: A.C, status: $response.body#/state, success: $response.body#/ready == true}, {name: Two, enum: E, client: a.C, status: $response.body#/state, success: $response.body#/note}]")
            .Replace("$response.body#/ready == true", "$response.body#/state == 'done'", StringComparison.Ordinal)
            .Replace("$response.body#/note", "$response.body#/state == 'done'", StringComparison.Ordinal);
        var run = new GeneratorRun(document, client + client.Replace("using System.Threading.Tasks; namespace A", "namespace a", StringComparison.Ordinal), severities: [new("CS8981", Microsoft.CodeAnalysis.ReportDiagnostic.Suppress)]);

        Assert.Null(run.Result.Exception);
        Assert.Equal("POLL009", Assert.Single(run.Diagnostics).Id);
    }

    private static Dictionary<string, string> Metadata(string? enums, string @namespace)
        => enums is null ? [] : new() { ["Enums"] = enums, ["Namespace"] = @namespace };

    private static GeneratorRun Run(string document, string? enums) => new(document, "", metadata: Metadata(enums, "Values"));

    private static IEnumerable<INamedTypeSymbol> Enums(GeneratorRun run) => run.Result.GeneratedSources
        .Select(source => run.Output.GetTypeByMetadataName(source.HintName[..^".g.cs".Length]))
        .OfType<INamedTypeSymbol>()
        .Where(type => type.TypeKind == TypeKind.Enum);
}
