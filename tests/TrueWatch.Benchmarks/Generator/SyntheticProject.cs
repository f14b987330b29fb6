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

    private readonly SyntaxTree[] _edits =
    [
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Something { int One() => 1; } }", ParseOptions),
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Something { int One() => 2; } }", ParseOptions),
    ];

    private int _edit;

    public SyntheticProject(SourceText document)
    {
        Compilation = CSharpCompilation.Create(
            "Synthetic",
            [CSharpSyntaxTree.ParseText(SyntheticDocument.Client, ParseOptions), _edits[0]],
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
    public CSharpCompilation Edit()
    {
        var old = _edits[_edit];
        _edit = 1 - _edit;
        return Compilation = Compilation.ReplaceSyntaxTree(old, _edits[_edit]);
    }
}
