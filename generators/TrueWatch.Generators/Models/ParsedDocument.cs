namespace TrueWatch.Generators.Models;

/// <summary>What was read from a document: the operations, where they are, and what is wrong.</summary>
/// <param name="Path">The document's path.</param>
/// <param name="Operations">The operations with <c>x-polling</c> that are well-formed.</param>
/// <param name="Places">Where each of the operations is, in the same order.</param>
/// <param name="Diagnostics">What is wrong with the document.</param>
internal sealed record ParsedDocument(
    string Path,
    EquatableArray<OperationModel> Operations,
    EquatableArray<OperationPlaces> Places,
    EquatableArray<DiagnosticModel> Diagnostics);
