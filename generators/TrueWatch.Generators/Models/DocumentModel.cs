namespace TrueWatch.Generators.Models;

/// <summary>What a document describes, without positions.</summary>
internal sealed record DocumentModel(string Path, DocumentOptions Options, EquatableArray<OperationModel> Operations);
