using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TrueWatch.Generators;

namespace TrueWatch.Pages.Tests;

/// <summary>
/// A C# block of a page, in a console project with the usual defaults and the generator, which reads the OpenAPI documents
/// of the page. A block is a file of its own; one that is marked <c>csharp fragment</c> stands in a method, whose
/// parameters it can use.
/// </summary>
internal static class Snippet
{
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;

        """;

    private const string FragmentStart = """
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using TrueWatch.Generated;
        using TrueWatch.Polling;
        using TaskStatus = TrueWatch.Generated.TaskStatus;

        static class Fragment
        {
            static async Task RunAsync(
                TrueWatchClient client, string taskId, HttpClient httpClient, IServiceCollection services,
                IConfiguration configuration, CancellationToken cancellationToken)
            {

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The block, compiled with everything that it needs.</summary>
    public static Compilation Compile(Page page, FencedBlock block, string assemblyName = "Snippet")
    {
        var isFragment = block.Info == "fragment";
        Assert.True(isFragment || block.Info.Length == 0, $"{page.Path}, line {block.Line}: '{block.Info}' is no mark of a block.");
        var snippet = Parse(isFragment ? $"{FragmentStart}#line 1\n{block.Text}\n    }}\n}}\n" : block.Text);
        var isProgram = snippet.GetCompilationUnitRoot(TestContext.Current.CancellationToken)
            .Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [snippet, Parse(ImplicitUsings)],
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));

        var driver = CSharpGeneratorDriver.Create(
            [new PollingGenerator().AsSourceGenerator()],
            page.Blocks.Where(IsOpenApiDocument).Select(document => new PolledDocument($"{page.Path}/{document.Line}.yaml", document.Text)),
            optionsProvider: new PolledDocumentOptions());
        driver.RunGeneratorsAndUpdateCompilation(
            compilation, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        return output;
    }

    public static IEnumerable<string> Errors(Page page, FencedBlock block) =>
        Compile(page, block).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{page.Path}, the block at line {block.Line}: {diagnostic}");

    private static bool IsOpenApiDocument(FencedBlock block) =>
        block.Language == "yaml" && block.Text.StartsWith("openapi:", StringComparison.Ordinal);

    private static SyntaxTree Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken);
}
