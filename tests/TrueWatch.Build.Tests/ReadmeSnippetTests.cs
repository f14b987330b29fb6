using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrueWatch.Build.Tests;

/// <summary>The C# of the pages compiles as it is printed, in a console project with the usual defaults.</summary>
public sealed class ReadmeSnippetTests
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

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/TrueWatch.Polling/README.md")]
    [InlineData("src/TrueWatch.Simulator/README.md")]
    public void Every_CSharp_block_of_a_page_compiles(string page)
    {
        var blocks = FencedBlock.AllIn(Repository.ReadText(page)).Where(block => block.Language == "csharp").ToList();

        Assert.NotEmpty(blocks);
        var errors = blocks.SelectMany(block => Errors(page, block)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    private static IEnumerable<string> Errors(string page, FencedBlock block)
    {
        var snippet = CSharpSyntaxTree.ParseText(block.Text, cancellationToken: TestContext.Current.CancellationToken);
        var usings = CSharpSyntaxTree.ParseText(
            ImplicitUsings + PackageUsings(), cancellationToken: TestContext.Current.CancellationToken);
        var isProgram = snippet.GetCompilationUnitRoot(TestContext.Current.CancellationToken)
            .Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [snippet, usings],
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));

        return compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{page}, the block at line {block.Line}: {diagnostic}");
    }

    /// <summary>The usings that a project gets from the props file that comes with the client.</summary>
    private static string PackageUsings() => string.Concat(
        XDocument.Parse(Repository.ReadText("src/TrueWatch.Generated/build/TrueWatch.Generated.props"))
            .Descendants("Using")
            .Select(item => $"global using {item.Attribute("Alias")!.Value} = global::{item.Attribute("Include")!.Value};\n"));
}
