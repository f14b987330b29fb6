using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.Text;
using TrueWatch.Generators.Binding;
using TrueWatch.Generators.Emit;
using TrueWatch.Generators.Models;
using TrueWatch.Generators.Parsing;
using YamlDotNet.Core;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>The steps of the generator on a document of 1,000 operations, beside the plain scan of the same text.</summary>
[MemoryDiagnoser]
public class DocumentBenchmarks
{
    private static readonly DocumentOptions Options = new(null, null, null, null, null);
    private string _text = "";
    private SyntheticProject _project = null!;
    private EquatableArray<DocumentModel> _documents;
    private BindingResult _bound = null!;

    /// <summary>The length of the document.</summary>
    [Params(5_000_000)]
    public int Characters { get; set; }

    /// <summary>Makes the document, and runs nothing: a first run is measured, too.</summary>
    [GlobalSetup(Targets = [nameof(Scan), nameof(Parse)])]
    public void SetUpText()
    {
        _text = SyntheticDocument.Make(operations: 1000, Characters);
        _project = new SyntheticProject(SourceText.From(_text));
    }

    /// <summary>Makes the input of <see cref="Bind"/>.</summary>
    [GlobalSetup(Target = nameof(Bind))]
    public void SetUpDocuments()
    {
        SetUpText();
        var parsed = DocumentParser.Parse(_project.Document, Options, default);
        _documents = new([new DocumentModel(parsed.Path, parsed.Options, parsed.Operations, parsed.Enums)]);
    }

    /// <summary>Makes the input of <see cref="Emit"/>.</summary>
    [GlobalSetup(Target = nameof(Emit))]
    public void SetUpBinding()
    {
        SetUpDocuments();
        _bound = ClientBinder.Bind(_documents, _project.Compilation, default);
        if (_bound.Operations.Count != 3)
        {
            throw new InvalidOperationException("The document has to give three waiters.");
        }
    }

    /// <summary>The floor: YamlDotNet's events, and nothing made of them.</summary>
    /// <returns>The number of events.</returns>
    [Benchmark(Baseline = true)]
    public int Scan()
    {
        var events = 0;
        for (var parser = new Parser(new StringReader(_text)); parser.MoveNext();)
        {
            events++;
        }

        return events;
    }

    /// <summary>Reads the document.</summary>
    /// <returns>What was read.</returns>
    [Benchmark]
    public object Parse() => DocumentParser.Parse(_project.Document, Options, default);

    /// <summary>Looks the client up, in a compilation that is new.</summary>
    /// <returns>What was found.</returns>
    [Benchmark]
    public object Bind() => ClientBinder.Bind(_documents, _project.EditBody(), default);

    /// <summary>Writes the code of the waiters and the enum.</summary>
    /// <returns>Its length.</returns>
    [Benchmark]
    public int Emit()
    {
        var length = 0;
        foreach (var operation in _bound.Operations)
        {
            length += OperationEmitter.Emit(operation).Length + ExtensionsEmitter.Emit(operation).Length;
        }

        foreach (var one in _bound.Enums)
        {
            length += EnumEmitter.Emit(one).Length + EnumExtensionsEmitter.Emit(one).Length;
        }

        return length;
    }
}
