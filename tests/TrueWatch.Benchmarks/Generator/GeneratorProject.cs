using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>A project with a document and a client, in memory, and a file that is edited.</summary>
internal sealed class GeneratorProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, preprocessorSymbols: ["NET"]);

    // The client is there as source where it is part of the project.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("TrueWatch.Generated.dll" or "TrueWatch.Benchmarks.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly SyntaxTree[] _edits =
    [
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Something { int One() => 1; } }", ParseOptions),
        CSharpSyntaxTree.ParseText("namespace Elsewhere { class Something { int One() => 2; } }", ParseOptions),
    ];

    private int _edit;

    /// <param name="document">The text of the document.</param>
    /// <param name="sources">The C# files of the project.</param>
    public GeneratorProject(string document, IEnumerable<string> sources)
    {
        Compilation = CSharpCompilation.Create(
            "Measured",
            [.. sources.Select(source => CSharpSyntaxTree.ParseText(source, ParseOptions)), _edits[0]],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Document = new TextDocument(SourceText.From(document));
    }

    public CSharpCompilation Compilation { get; private set; }

    public AdditionalText Document { get; }

    /// <summary>A driver that has not run yet.</summary>
    public GeneratorDriver CreateDriver(params IEnumerable<ISourceGenerator> generators)
        => CSharpGeneratorDriver.Create(generators, [Document], ParseOptions, new PollingOptionsProvider());

    /// <summary>Edits a body somewhere else than in the client.</summary>
    public CSharpCompilation Edit()
    {
        var old = _edits[_edit];
        _edit = 1 - _edit;
        return Compilation = Compilation.ReplaceSyntaxTree(old, _edits[_edit]);
    }
}
