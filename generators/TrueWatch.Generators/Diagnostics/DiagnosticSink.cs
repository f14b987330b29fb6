using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Collects what is wrong with one document.</summary>
internal sealed class DiagnosticSink
{
    private readonly string _path;
    private readonly List<DiagnosticModel> _diagnostics = [];

    public DiagnosticSink(string path) => _path = path;

    public EquatableArray<DiagnosticModel> Diagnostics => new(_diagnostics);

    public void Report(string id, SourceSpan span, params string[] arguments)
        => _diagnostics.Add(new DiagnosticModel(id, _path, span, new EquatableArray<string>(arguments)));
}
