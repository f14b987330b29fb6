namespace TrueWatch.Generators.Models;

/// <summary>A diagnostic as data: it holds no object of the compiler, so that the pipeline can compare it.</summary>
internal sealed record DiagnosticModel(string Id, string Path, SourceSpan Span, EquatableArray<string> Arguments);
