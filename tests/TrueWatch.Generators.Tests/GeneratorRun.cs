using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Tests;

/// <summary>A project in memory: documents, client sources, and the generator that runs over them.</summary>
internal sealed class GeneratorRun
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "TrueWatch.Polling.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // Compilations that come from one share what they know of the references.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Consumer", references: References, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private readonly CSharpParseOptions _parseOptions;

    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private InMemoryDocument _document;

    public GeneratorRun(
        InMemoryDocument document,
        string client,
        string? openApiPolling = "true",
        bool nullable = true,
        LanguageVersion language = LanguageVersion.CSharp9,
        IReadOnlyDictionary<string, string>? metadata = null,
        IEnumerable<AdditionalText>? moreDocuments = null,
        IEnumerable<KeyValuePair<string, ReportDiagnostic>>? severities = null,
        bool withRuntime = true,
        MetadataReference? library = null)
    {
        _parseOptions = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        _document = document;
        _compilation = Empty
            .WithOptions(Empty.Options
                .WithNullableContextOptions(nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
                .WithSpecificDiagnosticOptions(severities)
                .WithWarningLevel(9999))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(client, _parseOptions, "Client.cs", cancellationToken: Canceled));
        if (library is not null)
        {
            _compilation = _compilation.AddReferences(library);
        }

        if (!withRuntime)
        {
            _compilation = _compilation.RemoveReferences(
                _compilation.References.Where(reference => Path.GetFileName(reference.Display) == "TrueWatch.Polling.dll"));
        }

        _driver = CSharpGeneratorDriver.Create(
            [new PollingGenerator().AsSourceGenerator()],
            [_document, .. moreDocuments ?? []],
            _parseOptions,
            new MetadataOptions(openApiPolling, metadata ?? new Dictionary<string, string>()),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    /// <summary>What the generator itself reported.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>The project with the generated files in it.</summary>
    public CSharpCompilation Output { get; private set; } = null!;

    public GeneratorRunResult Result { get; private set; }

    /// <summary>
    /// Everything that the compiler says of the client and the generated files, warnings included; only that the client
    /// has no docs is its own affair.
    /// </summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => WithoutClientDocs(Output.GetDiagnostics(Canceled));

    /// <summary>The generated file of that name.</summary>
    public string Source(string name)
        => Result.GeneratedSources.Single(source => source.HintName == name).SourceText.ToString();

    /// <summary>Compiles the project.</summary>
    /// <returns>The <see cref="CompilerDiagnostics"/>, as warnings, so that a client without docs compiles.</returns>
    public IEnumerable<Diagnostic> Compile(Stream image)
    {
        var compilation = Output.WithOptions(Output.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        return WithoutClientDocs(compilation.Emit(image, cancellationToken: Canceled).Diagnostics);
    }

    /// <summary>Runs again with another text of the document.</summary>
    public GeneratorRun EditDocument(string text)
    {
        InMemoryDocument edited = text;
        _driver = _driver.ReplaceAdditionalText(_document, edited);
        _document = edited;
        return Run();
    }

    /// <summary>Runs again with one more C# file.</summary>
    public GeneratorRun AddSource(string text)
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, _parseOptions, cancellationToken: Canceled));
        return Run();
    }

    /// <summary>Runs again with another text of the file that was added last.</summary>
    public GeneratorRun ReplaceSource(string text) => Replace(_compilation.SyntaxTrees.Last(), text);

    /// <summary>Runs again with another text of the client.</summary>
    public GeneratorRun ReplaceClient(string text) => Replace(_compilation.SyntaxTrees.First(), text);

    /// <summary>Runs again with nothing changed.</summary>
    public GeneratorRun Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var output, out var diagnostics, Canceled);
        Output = (CSharpCompilation)output;
        Diagnostics = diagnostics;
        Result = _driver.GetRunResult().Results.Single();
        return this;
    }

    private static IEnumerable<Diagnostic> WithoutClientDocs(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
        .Where(diagnostic => diagnostic.Id != "CS1591" || diagnostic.Location.SourceTree!.FilePath != "Client.cs");

    private GeneratorRun Replace(SyntaxTree old, string text)
    {
        var edited = CSharpSyntaxTree.ParseText(text, _parseOptions, old.FilePath, cancellationToken: Canceled);
        _compilation = _compilation.ReplaceSyntaxTree(old, edited);
        return Run();
    }

    /// <summary>Why each output of a step is there in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step)
        => Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>Why each generated file is there in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons()
        => Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
