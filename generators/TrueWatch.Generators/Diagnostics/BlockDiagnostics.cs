namespace TrueWatch.Generators.Diagnostics;

/// <summary>Reports what is wrong with one <c>x-polling</c> block.</summary>
internal sealed class BlockDiagnostics(string block, DiagnosticSink sink)
{
    /// <summary>Reports that the block is not well-formed.</summary>
    public void Complain(SourceSpan span, string problem) => Report(DiagnosticIds.MalformedPolling, span, problem);

    public void Report(string id, SourceSpan span, string problem) => sink.Report(id, span, block, problem);

    /// <summary>Reports an expression that leads nowhere.</summary>
    public void ReportLost(string expression, SourceSpan span, string problem)
        => sink.Report(DiagnosticIds.ExpressionLeadsNowhere, span, expression, problem);
}
