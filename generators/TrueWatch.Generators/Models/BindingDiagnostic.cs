namespace TrueWatch.Generators.Models;

/// <summary>
/// What does not fit between one of a document's operations (null for the document itself) and the client. The place is one of
/// the operation's; where that is, is added when it is reported.
/// </summary>
internal sealed record BindingDiagnostic(
    string Path, int? Operation, int Place, DiagnosticDescriptor Descriptor, EquatableArray<string> Arguments);
