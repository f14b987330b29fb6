namespace TrueWatch.Generators.Models;

/// <summary>What was read from a document: what it describes, the places of each operation in the same order, and what is wrong.</summary>
internal sealed record ParsedDocument(
    DocumentModel Model, EquatableArray<EquatableArray<SourceSpan>> Places, EquatableArray<DiagnosticModel> Diagnostics);
