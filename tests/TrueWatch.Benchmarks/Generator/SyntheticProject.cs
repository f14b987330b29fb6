using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TrueWatch.Generators;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>A project with a document and a client, in memory, and a file that is edited.</summary>
internal sealed class SyntheticProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp9);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "TrueWatch.Polling.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly SyntaxTree[] _bodies =
    [
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Something { int One() => 1; } }", ParseOptions),
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Something { int One() => 2; } }", ParseOptions),
    ];

    private readonly SyntaxTree[] _declarations =
    [
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Another { int One; } }", ParseOptions),
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Another { int Two; } }", ParseOptions),
    ];

    public SyntheticProject(SourceText document)
    {
        Compilation = CSharpCompilation.Create(
            "Synthetic",
            [CSharpSyntaxTree.ParseText(SyntheticDocument.Client, ParseOptions), _bodies[0], _declarations[0]],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Document = new TextDocument(document);
    }

    public CSharpCompilation Compilation { get; private set; }

    public AdditionalText Document { get; }

    /// <summary>A driver that has not run yet.</summary>
    public GeneratorDriver CreateDriver(bool withGenerator) => CSharpGeneratorDriver.Create(
        withGenerator ? [new PollingGenerator().AsSourceGenerator()] : [], [Document], ParseOptions, new PollingOptionsProvider());

    /// <summary>Edits a body somewhere else than in the client.</summary>
    public CSharpCompilation EditBody() => Edit(_bodies);

    /// <summary>Edits a declaration somewhere else than in the client.</summary>
    public CSharpCompilation EditDeclaration() => Edit(_declarations);

    private CSharpCompilation Edit(SyntaxTree[] edits)
    {
        var old = Array.FindIndex(edits, Compilation.ContainsSyntaxTree);
        return Compilation = Compilation.ReplaceSyntaxTree(edits[old], edits[1 - old]);
    }
}
