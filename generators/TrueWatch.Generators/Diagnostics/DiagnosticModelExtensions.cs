namespace TrueWatch.Generators.Diagnostics;

/// <summary>Diagnostics on their way out of the pipeline.</summary>
internal static class DiagnosticModelExtensions
{
    public static Diagnostic ToDiagnostic(this DiagnosticModel diagnostic) => Diagnostic.Create(
        diagnostic.Descriptor, diagnostic.Span.ToLocation(diagnostic.Path), [.. diagnostic.Arguments.Select(MessageText.OnOneLine)]);
}
