using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TrueWatch.SpecEvolution.Tests;

/// <summary>A project in memory with a document and its baseline, and the generator that compares them.</summary>
internal sealed class EvolutionRun
{
    private CSharpCompilation _compilation = CSharpCompilation.Create("Consumer");
    private GeneratorDriver _driver;
    private InMemoryDocument? _document;

    public EvolutionRun(string baseline, string document, bool hasOpenEnums = false, bool isReport = false)
        : this(new InMemoryDocument("/spec/released/openapi.yaml", baseline), new InMemoryDocument("/spec/openapi.yaml", document), hasOpenEnums, isReport)
    {
    }

    public EvolutionRun(InMemoryDocument? baseline, InMemoryDocument? document, bool hasOpenEnums = false, bool isReport = false)
    {
        _document = document;
        _driver = CSharpGeneratorDriver.Create(
            [new SpecEvolutionGenerator().AsSourceGenerator()],
            new[] { document, baseline }.OfType<AdditionalText>(),
            optionsProvider: new Options(document, baseline, hasOpenEnums, isReport),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    public GeneratorRunResult Result { get; private set; }

    /// <summary>The changes as Markdown; empty where nobody asked for them.</summary>
    public string Report => string.Join("\n", Result.GeneratedSources.Select(source => source.SourceText.ToString()))
        .Replace("\n// ", "\n", StringComparison.Ordinal)
        .Replace("// ## ", "## ", StringComparison.Ordinal);

    /// <summary>Why each output of the comparison is there in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons
        => Result.TrackedSteps[SpecEvolutionGenerator.CompareStep].SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>Runs again with one more C# file.</summary>
    public EvolutionRun AddSource(string text)
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text));
        return Run();
    }

    /// <summary>Runs again with another text of the document.</summary>
    public EvolutionRun EditDocument(string text)
    {
        var document = new InMemoryDocument(_document!.Path, text);
        _driver = _driver.ReplaceAdditionalText(_document, document);
        _document = document;
        return Run();
    }

    private EvolutionRun Run()
    {
        _driver = _driver.RunGenerators(_compilation, TestContext.Current.CancellationToken);
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
        Diagnostics = Result.Diagnostics;
        return this;
    }

    private sealed class Options(AdditionalText? document, AdditionalText? baseline, bool hasOpenEnums, bool isReport)
        : AnalyzerConfigOptionsProvider
    {
        private const string Prefix = "build_metadata.AdditionalFiles.OpenApiEvolution";

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.OpenApiEvolutionReport"] = isReport ? "true" : "" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
            textFile.Path == document?.Path ? new() { [Prefix + "Baseline"] = "1", [Prefix + "OpenEnums"] = hasOpenEnums ? "true" : "false" }
            : textFile.Path == baseline?.Path ? new() { [Prefix + "Name"] = "1" }
            : []);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
