using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrueWatch.Build.Tests.Documents;

/// <summary>
/// Nothing that a document calls a thing or says of it becomes code. The check refuses most of these texts; the templates
/// do not rely on it.
/// </summary>
public sealed class HostileDocumentTests
{
    private static readonly string[] Texts =
    [
        "*/ class Evil { } /*", "\nclass Evil { }", "\r\nclass Evil { }", "\rclass Evil { }", "\u0085class Evil { }",
        "\u2028class Evil { }", "\u2029class Evil { }",
        "</summary> class Evil { }", "]]> class Evil { }", "<script>class Evil { }</script>", "& class Evil { }",
        "\"; class Evil { } //", "\\\"; class Evil { } //", "\"\"\" class Evil { }", "'; class Evil { } //", "{\"}; class Evil { }",
        "a { get; set; } } class Evil { } class B {", "a() { } class Evil { } void B(", "a, class Evil",
        "a\u3000{ } class Evil { }", "a\tb class Evil", "@class Evil", "1 class Evil", "\\u0022; class Evil { }",
        "//open-enum:Envelope;", "<Kind>", ", Kind>", "#error Evil\n#if Evil", "{{ 'class Evil' }}", "{% raw %}class Evil", "{%- endfor -%}class Evil",
        "`class` Evil `", "``class Evil``", "`class Evil",
    ];

    /// <summary>What XML has no way to write, and what NSwag takes for a mark of its own.</summary>
    private static readonly string[] UnwritableTexts =
        ["__EMPTY-TEMPLATE__class Evil", "\vclass Evil { }", "\fclass Evil { }", "\0class Evil { }", "\ud800class Evil { }"];

    [Fact]
    public async Task What_a_document_calls_a_thing_or_says_of_it_never_becomes_code()
    {
        var code = await NSwagRun.GenerateAsync(Document(Texts).ToJsonString());

        var root = await CSharpSyntaxTree
            .ParseText(code, cancellationToken: TestContext.Current.CancellationToken)
            .GetRootAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["Envelope", "ITrueWatchClient", "Job", "TrueWatchClient", "TrueWatchDocument", "TrueWatchJsonContext"],
            root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(root.DescendantTokens(), token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "Evil");
        Assert.DoesNotContain(root.DescendantTrivia(descendIntoTrivia: true), trivia => trivia.IsKind(SyntaxKind.ErrorDirectiveTrivia));

        // Each wire name is still what the document says.
        var literals = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
        Assert.All(Texts, text => Assert.Contains(text, literals));

        // A list of objects stays one, whatever a text says of it.
        Assert.Contains("global::System.Collections.Generic.IList<Envelope>? List", code, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_name_and_what_ends_a_line_of_CSharp_only_is_refused_where_it_stands()
    {
        var faults = TestDocument.Check(Document([.. Texts, .. UnwritableTexts]).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

        // The path, the operation, the parameter, the property, the chosen name of each text.
        Assert.True(faults.Count >= 4 * (Texts.Length + UnwritableTexts.Length), string.Join('\n', faults));
        Assert.All(faults, fault => Assert.True(fault.Line > 1, fault.ToString()));
    }

    private static JsonObject Document(string[] texts)
    {
        var document = JsonNode.Parse("""
            {
              "openapi": "3.0.3",
              "info": {"title": "Jobs", "version": "1"},
              "servers": [{"url": "https://api.example"}],
              "security": [{"key": []}],
              "paths": {},
              "components": {
                "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-KEY"}},
                "schemas": {
                  "Kind": {"type": "string", "enum": ["a"]},
                  "Envelope": {"type": "object", "properties": {"success": {"type": "boolean"}}},
                  "Job": {"allOf": [
                    {"$ref": "#/components/schemas/Envelope"},
                    {"type": "object", "properties": {"list": {"type": "array", "items": {"$ref": "#/components/schemas/Envelope"}}}}]}
                }
              }
            }
            """)!.AsObject();
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            Add(document, text, index);
        }

        document["info"]!["title"] = string.Concat(texts);
        document["info"]!["description"] = string.Concat(texts);
        document["components"]!["schemas"]!["Job"]!["description"] = string.Concat(texts);
        return document;
    }

    private static void Add(JsonObject document, string text, int index)
    {
        document["paths"]![$"/{index}/{text}"] = new JsonObject
        {
            ["get"] = new JsonObject
            {
                ["operationId"] = text,
                ["summary"] = text,
                ["description"] = text,
                ["parameters"] = new JsonArray(new JsonObject
                {
                    ["name"] = text,
                    ["in"] = "query",
                    ["description"] = text,
                    ["schema"] = new JsonObject { ["type"] = "string" },
                }),
                ["responses"] = new JsonObject
                {
                    ["200"] = new JsonObject
                    {
                        ["description"] = text,
                        ["content"] = new JsonObject
                        {
                            ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Job" } },
                        },
                    },
                },
            },
        };
        var properties = document["components"]!["schemas"]!["Job"]!["allOf"]![1]!["properties"]!.AsObject();
        properties[text] = new JsonObject { ["type"] = "string", ["description"] = text };
        properties[$"chosen {index}"] = new JsonObject { ["type"] = "string", ["x-csharp-name"] = text, ["title"] = text };
    }
}
