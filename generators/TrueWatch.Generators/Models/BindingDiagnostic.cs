namespace TrueWatch.Generators.Models;

/// <summary>
/// What does not fit between a document and the client. The place is one of the places of an operation, null for the document
/// itself; where that is, is added when it is reported.
/// </summary>
internal sealed record BindingDiagnostic(
    string Path, (int Operation, int Index)? Place, DiagnosticDescriptor Descriptor, EquatableArray<string> Arguments)
{
    /// <summary>The same with its place in the document.</summary>
    public DiagnosticModel Locate(IEnumerable<ParsedDocument> documents)
    {
        var places = documents.First(document => document.Model.Path == Path).Places;
        return new(Descriptor, Path, Place is { } place ? places[place.Operation][place.Index] : default, Arguments);
    }
}
