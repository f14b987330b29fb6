namespace TrueWatch.Generators.Models;

/// <summary>A diagnostic as data: it holds no object of a compilation, so that the pipeline can compare it.</summary>
internal sealed record DiagnosticModel(DiagnosticDescriptor Descriptor, string Path, SourceSpan Span, EquatableArray<string> Arguments);
