namespace TrueWatch.Generators.Polling;

/// <summary>An operation that was read, and where its parts are.</summary>
/// <param name="Source">The operation in the document.</param>
/// <param name="Operation">What was read.</param>
/// <param name="Places">Where it is.</param>
internal sealed record ParsedOperation(YamlMapping Source, OperationModel Operation, EquatableArray<SourceSpan> Places);
