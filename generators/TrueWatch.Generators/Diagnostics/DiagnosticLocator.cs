using System.Collections.Immutable;

namespace TrueWatch.Generators.Diagnostics;

/// <summary>Adds the document's places to what the binding to the client found.</summary>
internal static class DiagnosticLocator
{
    public static IEnumerable<DiagnosticModel> Locate(
        IEnumerable<BindingDiagnostic> diagnostics, ImmutableArray<ParsedDocument> documents)
        => from diagnostic in diagnostics
           let document = documents.First(document => document.Path == diagnostic.Path)
           select new DiagnosticModel(
               diagnostic.Id,
               diagnostic.Path,
               diagnostic.Operation is { } operation ? document.Places[operation][diagnostic.Place] : default,
               diagnostic.Arguments);
}
