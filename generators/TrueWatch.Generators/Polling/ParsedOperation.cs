namespace TrueWatch.Generators.Polling;

/// <summary>An operation that was read, and where its parts are.</summary>
internal sealed record ParsedOperation(OperationModel Operation, EquatableArray<SourceSpan> Places);
