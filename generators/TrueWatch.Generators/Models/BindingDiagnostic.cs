namespace TrueWatch.Generators.Models;

/// <summary>What does not fit between an operation and the client; the document's places are added when reported.</summary>
internal sealed record BindingDiagnostic(
    string Path, int Operation, OperationPart Part, string Id, EquatableArray<string> Arguments);
