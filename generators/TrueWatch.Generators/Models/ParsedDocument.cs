namespace TrueWatch.Generators.Models;

/// <summary>What was read from a document: what it describes, where that is, and what is wrong.</summary>
/// <param name="Path">The document's path.</param>
/// <param name="Options">What the project says of the document.</param>
/// <param name="Operations">The operations that are polled and well-formed.</param>
/// <param name="Places">The places of each of the operations, in the same order.</param>
/// <param name="Diagnostics">What is wrong with the document.</param>
internal sealed record ParsedDocument(
    string Path,
    DocumentOptions Options,
    EquatableArray<OperationModel> Operations,
    EquatableArray<EquatableArray<SourceSpan>> Places,
    EquatableArray<DiagnosticModel> Diagnostics);
