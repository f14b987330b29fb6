namespace TrueWatch.Generators.Diagnostics;

/// <summary>Collects what is wrong with one document.</summary>
internal sealed class DiagnosticSink(string path)
{
    private readonly List<DiagnosticModel> _diagnostics = [];

    /// <summary>What was reported; what several parts of the document refer to is there once.</summary>
    public EquatableArray<DiagnosticModel> Diagnostics => new(_diagnostics.Distinct());

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, params string[] arguments)
        => _diagnostics.Add(new DiagnosticModel(descriptor, path, span, new(arguments)));
}
