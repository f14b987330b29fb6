using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>What an edit of a C# file costs in a project with a large document, beside a project without the generator.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private SyntheticProject _project = null!;
    private GeneratorDriver _without = null!;
    private GeneratorDriver _with = null!;

    /// <summary>The length of the document.</summary>
    [Params(5_000_000)]
    public int Characters { get; set; }

    /// <summary>Runs both drivers once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _project = new SyntheticProject(SourceText.From(SyntheticDocument.Make(operations: 1000, Characters)));
        _without = _project.CreateDriver(withGenerator: false).RunGenerators(_project.Compilation);
        _with = _project.CreateDriver(withGenerator: true).RunGenerators(_project.Compilation);
    }

    /// <summary>The edit of a body, and a driver that has nothing to run.</summary>
    /// <returns>The driver.</returns>
    [Benchmark(Baseline = true)]
    public object Without() => _without = _without.RunGenerators(_project.EditBody());

    /// <summary>The edit of a body, and the generator, which compares the file.</summary>
    /// <returns>The driver.</returns>
    [Benchmark]
    public object WithBody() => _with = _with.RunGenerators(_project.EditBody());

    /// <summary>The edit of a declaration, and the generator, which looks the client up.</summary>
    /// <returns>The driver.</returns>
    [Benchmark]
    public object WithDeclaration() => _with = _with.RunGenerators(_project.EditDeclaration());
}
