namespace TrueWatch.Generators.Diagnostics;

/// <summary>Reports what is wrong with one <c>x-polling</c> block.</summary>
internal class BlockDiagnostics(string block, DiagnosticSink sink)
{
    /// <summary>Reports that the block is not well-formed.</summary>
    public void Complain(SourceSpan span, string problem) => Report(MalformedPolling, span, problem);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, string problem) => sink.Report(descriptor, span, block, problem);

    public void ReportLost(string expression, SourceSpan span, string problem) => sink.Report(ExpressionLeadsNowhere, span, expression, problem);
}
