using System.Collections.Immutable;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Adds the document's places to what the binding to the client found.</summary>
internal static class DiagnosticLocator
{
    public static IEnumerable<DiagnosticModel> Locate(IEnumerable<BindingDiagnostic> diagnostics, ImmutableArray<ParsedDocument> documents)
        => from diagnostic in diagnostics
           let document = documents.First(document => document.Model.Path == diagnostic.Path)
           let span = diagnostic.Place is { } place ? document.Places[place.Operation][place.Index] : default
           select new DiagnosticModel(diagnostic.Descriptor, diagnostic.Path, span, diagnostic.Arguments);
}
