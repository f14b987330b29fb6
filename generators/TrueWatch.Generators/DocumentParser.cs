using TrueWatch.Generators.Links;
using TrueWatch.Generators.Polling;

namespace TrueWatch.Generators;

/// <summary>Reads what a document says of polling: its text becomes models and diagnostics, never an exception.</summary>
internal static class DocumentParser
{
    public static ParsedDocument Parse(AdditionalText document, DocumentOptions options, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink(document.Path);
        var operations = new List<ParsedOperation>();
        if (DocumentReader.Read(document.GetText(cancellationToken), out var fault, cancellationToken) is { } openApi)
        {
            operations = new OperationsParser(openApi, sink).Parse(cancellationToken);
            var starters = new StartersParser(openApi, sink).Parse(cancellationToken);
            operations = operations.ConvertAll(operation => operation.With(starters[operation.Source]));
        }
        else
        {
            sink.Report(UnreadableDocument, fault!.Value.Span, fault.Value.Problem);
        }

        var model = new DocumentModel(document.Path, options, new(operations.Select(parsed => parsed.Operation)));
        return new ParsedDocument(model, new(operations.Select(parsed => parsed.Places)), sink.Diagnostics);
    }
}
