namespace TrueWatch.Generators.Models;

/// <summary>What does not fit between an operation and the client; the document's places are added when reported.</summary>
/// <param name="Path">The document.</param>
/// <param name="Operation">Which of its operations it is about; null for the document itself.</param>
/// <param name="Place">Which of the places of that it is at.</param>
/// <param name="Id">What is wrong.</param>
/// <param name="Arguments">What the message says of it.</param>
internal sealed record BindingDiagnostic(string Path, int? Operation, int Place, string Id, EquatableArray<string> Arguments);
