namespace TrueWatch.Generators.Models;

/// <summary>What a document describes, without positions: the operations that are polled and well-formed.</summary>
internal sealed record DocumentModel(string Path, DocumentOptions Options, EquatableArray<OperationModel> Operations);
