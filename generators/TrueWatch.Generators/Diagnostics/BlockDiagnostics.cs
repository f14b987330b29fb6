using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Reports what is wrong with one <c>x-polling</c> block.</summary>
internal sealed class BlockDiagnostics
{
    private readonly DiagnosticSink _sink;
    private readonly string _block;

    /// <param name="block">What messages call the block.</param>
    /// <param name="sink">Where to report.</param>
    public BlockDiagnostics(string block, DiagnosticSink sink)
    {
        _block = block;
        _sink = sink;
    }

    /// <summary>Reports that the block is not well-formed.</summary>
    public void Complain(SourceSpan span, string problem) => Report(DiagnosticIds.MalformedPolling, span, problem);

    public void Report(string id, SourceSpan span, string problem) => _sink.Report(id, span, _block, problem);

    /// <summary>Reports an expression that leads nowhere.</summary>
    public void ReportLost(string expression, SourceSpan span, string problem)
        => _sink.Report(DiagnosticIds.ExpressionLeadsNowhere, span, expression, problem);
}
