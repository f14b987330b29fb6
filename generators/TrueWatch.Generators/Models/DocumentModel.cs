namespace TrueWatch.Generators.Models;

/// <summary>The operations of a document, without positions.</summary>
internal sealed record DocumentModel(string Path, EquatableArray<OperationModel> Operations);
